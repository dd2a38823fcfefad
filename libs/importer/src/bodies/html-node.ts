/** The part of the DOM that the HTML rules read; turndown brings the implementation. */
export interface HtmlNode {
  nodeName: string;
  className?: string;
  textContent: string | null;
  parentNode: HtmlNode | null;
  previousSibling: HtmlNode | null;
  nextSibling: HtmlNode | null;
  childNodes: ArrayLike<HtmlNode>;
  innerHTML: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): HtmlNode | null;
  querySelectorAll(selector: string): ArrayLike<HtmlNode>;
}

export const attributeOf = (node: HtmlNode, name: string) => node.getAttribute(name) ?? '';

export const hasClass = (node: HtmlNode | null, name: string) =>
  ` ${node?.className ?? ''} `.includes(` ${name} `);
