import type { HoldHit } from '../held-posts/held-post.entity.js';

/** What the settings say. */
export interface HoldSettings {
  firstPosts: number;
  holdBelow: number;
  linksBelow: number;
  imagesBelow: number;
  fastSeconds: number;
}

/** What is known of a text and who sent it. */
export interface HoldFacts {
  trustLevel: number;
  /** Posts of his that stand. */
  postCount: number;
  /** Whether the room holds texts of this kind. */
  roomHolds: boolean;
  /** Links out of the site that the text has, or that an edit adds. */
  links: readonly string[];
  images: readonly string[];
  /** Words that hold, as they were found. */
  words: readonly string[];
  /** Milliseconds between the form and the text; null when nobody knows. */
  typedFor: number | null;
}

/**
 * Which rules hold a text, all of them, so that staff see at once why. The rules and what they
 * are set to from the start stand in `docs/moderation.md`.
 */
export function holdHits(facts: HoldFacts, settings: HoldSettings): HoldHit[] {
  const { trustLevel, typedFor } = facts;
  const isNew = trustLevel === 0;
  const hits: (HoldHit | false)[] = [
    facts.words.length > 0 && { rule: 'watched_word', detail: listed(facts.words) },
    isNew && facts.postCount < settings.firstPosts && { rule: 'first_posts', detail: '' },
    trustLevel < settings.holdBelow && { rule: 'trust_level', detail: String(trustLevel) },
    facts.roomHolds && { rule: 'room', detail: '' },
    trustLevel < settings.linksBelow &&
      facts.links.length > 0 && { rule: 'links', detail: listed(facts.links) },
    trustLevel < settings.imagesBelow &&
      facts.images.length > 0 && { rule: 'images', detail: listed(facts.images) },
    isNew &&
      typedFor !== null &&
      typedFor < settings.fastSeconds * 1_000 && {
        rule: 'typed_too_fast',
        detail: `${(typedFor / 1_000).toFixed(1)} s`,
      },
  ];
  return hits.filter((hit) => hit !== false);
}

const listed = (things: readonly string[]): string =>
  [...new Set(things)].slice(0, 10).join(', ').slice(0, 400);
