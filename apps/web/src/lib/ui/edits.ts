/** What the composer's toolbar does, in its order; each is also the name of its icon. */
export const edits = ['bold', 'italic', 'link', 'quote', 'code', 'list'] as const;

export type Edit = (typeof edits)[number];
