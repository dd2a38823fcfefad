import type { RequestEvent } from '@sveltejs/kit';
import { localeFor } from '$lib/locale/locale';
import { loadMessages } from '$lib/messages/catalogue';
import { paths } from '$lib/paths';
import type { Suggestion } from '$lib/search/suggestions';
import { run } from '$lib/server/api';
import type { ThreadKind } from '$lib/ui/shapes';

const SUGGEST = /* GraphQL */ `
  query Suggest($text: String!) {
    searchSuggestions(text: $text, first: 8) {
      didYouMean
      hits {
        kind titleHtml
        thread { number slug kind language isSolved replyCount room { name } }
        member { handle isExpert }
        tag { slug threadCount }
      }
    }
  }
`;

interface Answer {
  searchSuggestions: {
    didYouMean: string | null;
    hits: {
      kind: 'thread' | 'post' | 'member' | 'tag';
      titleHtml: string;
      thread: {
        number: number;
        slug: string;
        kind: ThreadKind;
        language: string;
        isSolved: boolean;
        replyCount: number;
        room: { name: string };
      } | null;
      member: { handle: string; isExpert: boolean } | null;
      tag: { slug: string; threadCount: number } | null;
    }[];
  };
}

/** Threads, articles, tags, members and experts whose names begin so, for this reader. */
export async function suggestionsFor(event: RequestEvent, text: string) {
  const { locale, settings } = event.locals;
  await loadMessages(locale, 'site');
  const { t, compact } = localeFor(locale, settings.timeZone);
  const { searchSuggestions } = await run<Answer>(event, SUGGEST, { text });
  const suggestions = searchSuggestions.hits.flatMap(
    ({ titleHtml, thread, member, tag }): Suggestion[] => {
      if (thread) {
        const replies = t('site.search.replies', { count: thread.replyCount });
        return [
          {
            group: thread.kind === 'article' ? 'article' : 'thread',
            href: paths.thread(thread),
            titleHtml,
            note: `${thread.room.name} · ${replies}`,
            lang: thread.language === locale ? undefined : thread.language,
            threadKind: thread.kind,
            isSolved: thread.isSolved,
          },
        ];
      }
      if (member) {
        const group = member.isExpert ? 'expert' : 'member';
        return [{ group, href: paths.member(member), titleHtml, note: `@${member.handle}` }];
      }
      if (!tag) return [];
      const { threadCount: count } = tag;
      const note = t('site.search.threads', { count, shown: compact(count) });
      return [{ group: 'tag', href: paths.tag(tag), titleHtml, note }];
    },
  );
  return { suggestions, didYouMean: searchSuggestions.didYouMean };
}
