import { StoredHtml } from '$lib/prose/stored-html';
import type { PostFace } from '$lib/thread/faces';
import { members } from './members';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

function post(
  number: number,
  author: PostFace['author'],
  html: string,
  more: Partial<PostFace> = {},
): PostFace {
  return {
    id: `post-${number}`,
    number,
    author,
    label: { kind: author.mark ?? 'customer', place: null, until: null },
    verifiedBy: [],
    createdAt: ago(60 * 30 - number * 47),
    editedAt: null,
    body: new StoredHtml(html),
    state: 'visible',
    replyTo: null,
    votes: null,
    reactions: [],
    isAnswer: false,
    isBookmarked: false,
    can: { react: true, reply: true, bookmark: true, accept: false, edit: false, withdraw: false },
    ...more,
  };
}

const solution = `<p>C’est presque toujours le <strong>clapet anti-retour</strong> : le détartrant décolle un dépôt, qui se coince dessous. Dans l’ordre :</p>
<ol><li>Machine froide, dévissez l’embout de la buse et faites-le tremper dix minutes.</li><li>Purgez la vapeur trente secondes <em>sans</em> l’embout.</li><li>Si la pression revient, remontez l’embout. Sinon, le clapet est à déposer (clé de 12).</li></ol>
<pre><code>Pression attendue, buse ouverte
  à froid      0,0 bar
  à 3 min      1,1 bar
  à 5 min      1,3 bar ± 0,1
</code></pre>
<p>Les couples de serrage sont dans <a href="/t/12/bien-demarrer">le guide de l’atelier</a>.</p>`;

export const posts: PostFace[] = [
  post(
    1,
    members.camille,
    `<p>Bonjour à tous,</p><p>J’ai détartré mon Orbelle 2 dimanche, en suivant la notice à la lettre. Depuis, la vapeur démarre bien puis <strong>retombe à presque rien au bout de vingt secondes</strong>. L’espresso, lui, est parfait.</p><p>Déjà essayé :</p><ul><li>deux cycles de rinçage complets ;</li><li>l’embout démonté et passé sous l’eau chaude ;</li><li>une remise à zéro (bouton café + vapeur).</li></ul><p>Avant de l’envoyer en réparation : que vérifier en premier ?</p>`,
    {
      reactions: [{ kind: 'like', count: 4, isMine: false }],
      can: { react: true, reply: true, bookmark: true, accept: false, edit: true, withdraw: true },
    },
  ),
  post(
    2,
    members.noor,
    `<p>Même chose ici après le détartrage de mars. Le service m’avait demandé le niveau d’eau, mais ça n’a rien changé.</p><blockquote><p>la vapeur démarre bien puis retombe à presque rien</p></blockquote><p>Est-ce que tu entends un petit claquement quand elle retombe ?</p>`,
    { reactions: [{ kind: 'like', count: 1, isMine: true }] },
  ),
  post(3, members.camille, '<p>Oui ! Un claquement sec, juste avant la chute.</p>', {
    replyTo: { number: 2, name: 'Noor Haddad' },
    reactions: [],
  }),
  post(4, members.ines, solution, {
    isAnswer: true,
    editedAt: ago(60 * 20),
    votes: { count: 36, isMine: true, isAllowed: true },
    reactions: [
      { kind: 'like', count: 12, isMine: false },
      { kind: 'thanks', count: 9, isMine: true },
    ],
    isBookmarked: true,
    can: { react: true, reply: true, bookmark: true, accept: true, edit: false, withdraw: false },
  }),
  post(5, members.sasha, '', { body: null, state: 'withdrawn' }),
  post(
    6,
    members.hugo,
    `<p>Merci Inès. Pour compléter, voici les clapets par année :</p><table><thead><tr><th>Modèle</th><th>Années</th><th>Référence</th><th>Outil</th></tr></thead><tbody><tr><td>Orbelle 1</td><td>2016–2018</td><td>OB-1182</td><td>clé de 10</td></tr><tr><td>Orbelle 2</td><td>2019–2022</td><td>OB-2240</td><td>clé de 12</td></tr><tr><td>Orbelle 2 S</td><td>2023 →</td><td>OB-2241</td><td>clé de 12</td></tr></tbody></table><p>La pièce est prise en charge pendant deux ans, même hors garantie : écrivez-moi en donnant le <code>numéro de série</code>.</p>`,
    {
      votes: { count: 8, isMine: false, isAllowed: true },
      reactions: [{ kind: 'celebrate', count: 3, isMine: false }],
    },
  ),
];

export const englishBody = new StoredHtml(
  '<p>Drop the dose to 16 g, grind two clicks finer and let the pre-infusion run for <strong>eight seconds</strong>. Sour turns to bright. <a href="/m/tomw" class="mention">@tomw</a> has the full curve.</p><h3>What you need</h3><p>Nothing but a scale and patience:</p><pre><code>ratio = 2.4 ; time = 34 s ; temperature = 95 °C</code></pre>',
);
