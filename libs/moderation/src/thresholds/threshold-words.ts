import type { Locale } from '@parvis/kernel';

type Facts = Record<Locale, string>;

/** What rules say in the statements they write, in every language. */
export const thresholdWords = {
  hide: (score: number, flaggers: number): Facts => ({
    en: `${members(flaggers)} flagged this post. Together their flags reached the score of ${score} at which a post is hidden until a moderator decides.`,
    fr: `${membres(flaggers)} signalé ce message. Ensemble, leurs signalements ont atteint le score de ${virgule(score)} à partir duquel un message est masqué jusqu’à la décision d’un modérateur.`,
  }),

  hideSpam: (level: number): Facts => ({
    en: `A member of trust level ${level} or above flagged this post as spam. Such a post of a new member is hidden at once until a moderator decides.`,
    fr: `Un membre de niveau de confiance ${level} ou plus a signalé ce message comme spam. Un tel message d’un nouveau membre est masqué aussitôt, jusqu’à la décision d’un modérateur.`,
  }),

  silence: (score: number, flaggers: number): Facts => ({
    en: `${members(flaggers)} flagged what you wrote as spam. Together their flags reached the score of ${score} at which a new member is silenced.`,
    fr: `${membres(flaggers)} signalé vos messages comme spam. Ensemble, leurs signalements ont atteint le score de ${virgule(score)} à partir duquel un nouveau membre est privé de parole.`,
  }),

  lock: (score: number, flaggers: number): Facts => ({
    en: `${members(flaggers)} flagged posts of this thread. Together their flags reached the score of ${score} at which a thread is closed for a while.`,
    fr: `${membres(flaggers)} signalé des messages de ce fil. Ensemble, leurs signalements ont atteint le score de ${virgule(score)} à partir duquel un fil est fermé pour un temps.`,
  }),
};

const members = (count: number) => (count === 1 ? 'One member' : `${count} members`);
const membres = (count: number) => (count === 1 ? 'Un membre a' : `${count} membres ont`);
const virgule = (score: number) => String(score).replace('.', ',');
