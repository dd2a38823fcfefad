export const rooms = {
  machines: { slug: 'machines', name: 'Machines', colour: '#c2552d' },
  grinders: { slug: 'moulins', name: 'Moulins et mouture', colour: '#7a5c3e' },
  recipes: { slug: 'recettes', name: 'Recettes', colour: '#3f8f5f' },
  ideas: { slug: 'idees', name: 'Boîte à idées', colour: '#d19a1c' },
  workshop: { slug: 'atelier', name: 'Atelier : réparer soi-même', colour: '#3a6ea5' },
  testers: { slug: 'testeurs', name: 'Club des testeurs', colour: '#7d4698' },
};

export const roomList = [
  { ...rooms.machines, threadCount: 1284, isOpenToAll: true },
  { ...rooms.grinders, threadCount: 742, isOpenToAll: true },
  { ...rooms.recipes, threadCount: 519, isOpenToAll: true },
  { ...rooms.ideas, threadCount: 203, isOpenToAll: true },
  { ...rooms.workshop, threadCount: 388, isOpenToAll: true },
  { ...rooms.testers, threadCount: 46, isOpenToAll: false },
];
