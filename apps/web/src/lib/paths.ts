/** Public addresses, so that no component spells one itself. */
export const paths = {
  home: '/',
  rooms: '/rooms',
  tags: '/tags',
  experts: '/experts',
  ask: '/ask',
  search: '/search',
  suggestions: '/search/suggestions',
  similar: '/ask/similar',
  signIn: '/sign-in',
  signUp: '/sign-up',
  signOut: '/sign-out',
  reset: '/reset',
  bookmarks: '/bookmarks',
  confirm: '/confirm',
  welcome: '/welcome',
  settings: '/settings',
  keptMail: '/dev/mail',
  admin: '/admin',
  preferences: '/preferences',
  charter: '/charter',
  held: '/held',
  routed: '/questions-for-you',
  following: '/following',
  notifications: '/notifications',
  statements: '/statements',
  moderation: '/moderation',
  room: (room: { slug: string }) => `/r/${room.slug}`,
  thread: (thread: { number: number; slug: string }) => `/t/${thread.number}/${thread.slug}`,
  post: (thread: { number: number; slug: string }, number: number) =>
    `/t/${thread.number}/${thread.slug}/${number}#${number}`,
  tag: (tag: { slug: string }) => `/tags/${tag.slug}`,
  expert: (member: { handle: string }) => `/experts/${member.handle}`,
  /** What is new on a page, for feed readers. */
  feed: (page: string) => `${page.replace(/\/$/, '')}/feed.atom`,
  threadFeed: (thread: { number: number }) => `/t/${thread.number}/feed.atom`,
  member: (member: { handle: string }) => `/m/${member.handle}`,
  flagMember: (member: { handle: string }) => `/m/${member.handle}/flag`,
  clause: (clause: { code: string }) => `/charter#${clause.code}`,
  statement: (statement: { number: number }) => `/statements/${statement.number}`,
  /** The box filled in; operators stand in the text. */
  searchFor: (text: string) => `/search?q=${encodeURIComponent(text)}`,
  /** The form to ask, with a title to begin with. */
  askAbout: (title: string) => `/ask?title=${encodeURIComponent(title)}`,
  duplicate: (thread: { number: number; slug: string }) =>
    `/t/${thread.number}/${thread.slug}/duplicate`,
  /** A case in the review queue. */
  case: (reviewable: { id: string }) => `/moderation/cases/${reviewable.id}`,
  /** What staff knows of a member. */
  record: (member: { handle: string }) => `/moderation/members/${member.handle}`,
};

/** A path on this site to go back to after signing in, or the home page for anything else. */
export function safeReturn(next: string | null | undefined): string {
  if (!next || !/^\/(?![/\\])/.test(next)) return paths.home;
  const url = new URL(next, 'http://here.invalid');
  return url.origin === 'http://here.invalid' ? url.pathname + url.search + url.hash : paths.home;
}
