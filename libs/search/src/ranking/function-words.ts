/**
 * Words that a question is made of whatever it is about: Snowball's stop words (BSD licence) as they
 * read without accents, and what forums add to them: greetings, thanks and ways of asking.
 */
const LISTS: Readonly<Record<string, string>> = {
  en: `
    i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her
    hers herself it its itself they them their theirs themselves what which who whom this that these
    those am is are was were be been being have has had having do does did doing a an the and but if
    or because as until while of at by for with about against between into through during before
    after above below to from up down in out on off over under again further then once here there
    when where why how all any both each few more most other some such no nor not only own same so
    than too very s t can will just don should now
    m d ll re ve im ive id cant dont didnt doesnt isnt could would may might shall must
    hi hello hey dear sir madam guys folks friends members everyone everybody anyone anybody someone
    somebody greetings regards cheers please pls plz kindly thanks thank thankyou thx appreciate
    appreciated advance know knows tell wonder wondering ask asking question help advise advice
    suggest suggestion suggestions recommend share comment comments info information inform let want
    need like get got looking possible also really ok okay u ur anyway`,
  fr: `
    au aux avec ce ces dans de des du elle en et eux il je la le leur lui ma mais me meme mes moi mon
    ne nos notre nous on ou par pas pour qu que qui sa se ses son sur ta te tes toi ton tu un une vos
    votre vous c d j l a m n s t y ete etee etees etes etant etante etants etantes suis es est sommes
    sont serai seras sera serons serez seront serais serait serions seriez seraient etais etait etions
    etiez etaient fus fut fumes futes furent sois soit soyons soyez soient ayant ayante eu eue eues
    eus ai as avons avez ont aurai auras aura aurons aurez auront aurais aurait aurions auriez
    auraient avais avait avions aviez avaient aie aies ait ayons ayez aient
    bonjour bonsoir salut cher chere chers cheres merci svp stp cordialement avance quelqu quelqun
    savoir sais sait sache question questions demande demander aide aider besoin renseignement
    renseignements voudrais voudrait aimerais aimerait veux veut vouloir peut peux puis peuvent pouvez
    pouvons pouvoir dois doit doivent devez devons faut faire fais fait comment combien quand quoi
    quel quelle quels quelles ca cela si tout tous toute toutes alors donc aussi cette cet`,
};

const SETS = new Map(
  Object.entries(LISTS).map(([language, list]) => [language, new Set(list.trim().split(/\s+/))]),
);
const NONE: ReadonlySet<string> = new Set();

/** Whether a folded word tells nothing about the matter; in languages without a list, none does. */
export function isFunctionWord(word: string, language: string): boolean {
  return (SETS.get(language) ?? NONE).has(word);
}
