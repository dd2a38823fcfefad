/** A run of text, marked where it is what was looked for. */
export interface MarkedPart {
  text: string;
  isMarked: boolean;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/**
 * Takes `titleHtml` and `snippetHtml` apart: escaped text in which `<mark>` is the only element. A
 * page shows the parts as text, so that nothing in them is ever read as markup.
 */
export function markedParts(html: string): MarkedPart[] {
  return html
    .split(/<mark>(.*?)<\/mark>/gs)
    .map((text, index) => ({ text: unescaped(text), isMarked: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

const unescaped = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole);
