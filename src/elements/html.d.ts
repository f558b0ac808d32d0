// The .html and .css files of the elements, as .ci/elements.mjs hands them to the scripts.
declare module "*.html" {
    const tree: import("./parts/tree.js").Tree[];
    export default tree;
}
declare module "*.css" {
    const text: string;
    export default text;
}
