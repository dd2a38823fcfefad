/** What no XML document may hold: control characters, and the lone halves of emoji. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Any text as it may stand between tags or in a quoted attribute. */
export const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

/** Markup that is written already. */
export type Xml = { xml: string };
type Attributes = Record<string, string | undefined>;

/** An element with its children: texts are escaped, elements are not. */
export function element(name: string, attributes: Attributes, ...children: (Xml | string)[]): Xml {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${escapeXml(value)}"`,
  );
  const inner = children.map((child) => (typeof child === 'string' ? escapeXml(child) : child.xml));
  const start = `<${name}${given.join('')}`;
  return { xml: inner.length === 0 ? `${start}/>` : `${start}>${inner.join('')}</${name}>` };
}

export const xmlDocument = (root: Xml): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}\n`;
