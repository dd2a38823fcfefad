import type { MarkdownIt, Token } from 'markdown-it';

const BOX = /^\[([ xX])\](?=\s)/;

/** Shows `- [ ]` and `- [x]` as ☐ and ☑: text, as a form control would need a label. */
export function useTasks(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'task_list', ({ tokens }) => {
    for (let i = 0; i + 2 < tokens.length; i++) {
      const [item, paragraph, inline] = tokens.slice(i, i + 3) as [Token, Token, Token];
      if (item.type !== 'list_item_open' || paragraph.type !== 'paragraph_open') continue;
      const first = inline.children?.[0];
      const box = first?.type === 'text' ? BOX.exec(first.content) : null;
      if (!first || !box) continue;
      first.content = (box[1] === ' ' ? '☐' : '☑') + first.content.slice(3);
      item.attrJoin('class', 'task');
    }
  });
}
