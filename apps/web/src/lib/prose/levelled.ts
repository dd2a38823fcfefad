/**
 * The headings of a text, the highest at `top` and none skipped, so that they continue the page's:
 * writers choose theirs by size.
 */
export function levelled(html: string, top: number): string {
  if (!html.includes('<h')) return html;
  const above: number[] = [];
  return html.replace(/<(\/?)h([1-6])(?=[\s>])/g, (_, slash: string, digit: string) => {
    const level = Number(digit);
    if (!slash) {
      while (above.length > 0 && above[above.length - 1]! >= level) above.pop();
      above.push(level);
    }
    return `<${slash}h${Math.min(6, top + above.length - 1)}`;
  });
}
