import type { MemberFace } from '$lib/ui/shapes';

const member = (handle: string, name: string, mark: MemberFace['mark'] = null): MemberFace => ({
  handle,
  name,
  avatarUrl: null,
  mark,
});

export const members = {
  camille: member('camille', 'Camille Perrin'),
  noor: member('noor.h', 'Noor Haddad'),
  tom: member('tomw', 'Tom Whitfield'),
  ines: member('ines', 'Inès Marchetti', 'expert'),
  hugo: member('hugo', 'Hugo Lambert', 'staff'),
  sasha: member('sasha', 'Sasha'),
  wei: member('wei', '李伟'),
};
