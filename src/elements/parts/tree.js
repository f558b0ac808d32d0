// @ts-check
// The markup of the elements as data: .ci/elements.mjs turns each .html file into a tree, so that no text is ever read as markup in a page.

import { part } from './dom.js';

/** @typedef {string | [tag: string, attributes: Record<string, string>, ...children: Tree[]]} Tree */

/** Makes the nodes of a tree. @param {Tree} tree @returns {Node} */
export function plant(tree) {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const [tag, attributes, ...children] = tree;
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  part(node, tag);
  (node instanceof HTMLTemplateElement ? node.content : node).append(...children.map(plant));
  return node;
}
