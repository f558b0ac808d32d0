// Joins modules into one file: a script without a bundler, because all there is to join are a handful of names.

export const check = (condition, message) => {
  if (!condition) throw new Error(message);
};

/** A module's text without the word `export`, and the names it exported. */
export function plain(text, path) {
  const exported = [];
  const result = text.replace(/^export (async function\*?|function\*?|class|const|let) ?(\w+)/gm, (_, kind, name) => {
    exported.push(name);
    return `${kind} ${name}`;
  });
  check(!/^(export|import)\b|\bimport\.meta\b/m.test(result), `${path} imports or exports in a way that is not handled:\n${/^(export|import)\b.*|.*\bimport\.meta\b.*/m.exec(result)}`);
  return { text: result, exported };
}

/** A module's text as one statement that declares the names wanted of it (`a, b as c`) and hides everything else. */
export function fold(source, names, path) {
  check(!/^import\b/m.test(source), `${path} imports something, which folding does not handle`);
  const body = plain(source, path);
  const wanted = names.split(",").map((name) => name.trim()).filter(Boolean);
  for (const name of wanted) check(body.exported.includes(name.split(" as ")[0]), `${path} does not export ${name}`);
  const indented = body.text.trim().replace(/^(?=.)/gm, "    ");
  return `const { ${wanted.join(", ").replaceAll(" as ", ": ")} } = (() => {\n${indented}\n    return { ${body.exported.join(", ")} };\n})();`;
}
