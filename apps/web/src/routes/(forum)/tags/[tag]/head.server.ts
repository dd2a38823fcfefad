import type { RequestEvent } from '@sveltejs/kit';
import { headOf } from '$lib/head/head.server';
import { breadcrumbs } from '$lib/head/json-ld';
import { textOf } from '$lib/head/text-of';
import { paths } from '$lib/paths';

interface Told {
  slug: string;
  name: string;
  descriptionHtml: string;
  threadCount: number;
}

/** What programs are told of the page of a tag. */
export const tagHead = (event: RequestEvent, tag: Told) =>
  headOf(event, {
    path: paths.tag(tag),
    description: textOf(tag.descriptionHtml, 160),
    isListed: tag.threadCount > 0,
    feed: paths.feed(paths.tag(tag)),
    things: (origin) => [
      breadcrumbs(origin, [
        { href: paths.home, label: event.locals.settings.name },
        { href: paths.tag(tag), label: tag.name },
      ]),
    ],
  });
