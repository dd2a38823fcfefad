/** What the frame of every page shows of the community and of who reads it. */
export interface SiteFace {
  name: string;
  tagline: string;
  logoUrl: string | null;
}

export interface ViewerFace {
  handle: string;
  name: string;
  avatarUrl: string | null;
  role: 'member' | 'moderator' | 'marketer' | 'admin';
}
