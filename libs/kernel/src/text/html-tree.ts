import { createRequire } from 'node:module';

/** The part of the DOM that the specs walk. */
export interface TreeNode {
  nodeType: number;
  localName: string;
  data: string;
  childNodes: TreeNode[];
  firstChild: TreeNode | null;
  parentNode: TreeNode;
  attributes: { name: string; value: string }[];
  ownerDocument: { createElement(name: string): TreeNode };
  innerHTML: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  appendChild(child: TreeNode): void;
  replaceChild(added: TreeNode, removed: TreeNode): void;
  querySelectorAll(selector: string): TreeNode[];
}

const domino = createRequire(import.meta.url)('@mixmark-io/domino') as {
  createDocument(html: string, force: boolean): { body: TreeNode };
};

/**
 * The body that a browser would build from this HTML, by a parser that shares no code with the
 * renderer or the sanitiser: for specs.
 */
export function bodyOf(html: string): TreeNode {
  return domino.createDocument(`<!doctype html><body>${html}`, true).body;
}

/** One spelling per tree: equal strings mean equal documents but for space between blocks. */
export function treeOf(html: string): string {
  return spell(bodyOf(html)).replace(/"(?:\\n|\s)+"/g, '');
}

function spell(node: TreeNode): string {
  return Array.from(node.childNodes).map(spellOne).join('');
}

function spellOne(node: TreeNode): string {
  if (node.nodeType === 3) return JSON.stringify(node.data);
  if (node.nodeType !== 1) return `<!--${node.data}-->`;
  const attributes = Array.from(node.attributes)
    .map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`)
    .sort()
    .join('');
  return `<${node.localName}${attributes}>${spell(node)}</${node.localName}>`;
}
