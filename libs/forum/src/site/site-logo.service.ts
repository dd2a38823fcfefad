import { Injectable } from '@nestjs/common';
import {
  type DomainError,
  ensure,
  Files,
  Handles,
  invalid,
  type RecordedEvent,
  Settings,
  settingPolicy,
  signedIn,
  type Viewer,
} from '@parvis/kernel';
import { LOGO_SIZES } from './site.js';
import { LOGO_FILE_ID } from './site.settings.js';

/** The brand's emblem. Each change is a new file, so that browsers may keep the old for ever. */
@Injectable()
export class SiteLogo {
  constructor(
    private readonly files: Files,
    private readonly settings: Settings,
  ) {}

  /** Takes JPEG, PNG, WebP or GIF; the middle square is kept. INVALID names the field `image`. */
  async set(viewer: Viewer, image: Uint8Array): Promise<void> {
    ensure(settingPolicy.change(viewer));
    const upload = {
      ownerId: signedIn(viewer).memberId,
      purpose: 'logo',
      sizes: LOGO_SIZES,
    } as const;
    const id = await this.files.addSquare(image, upload).catch((error: DomainError) => {
      throw error.code === 'INVALID'
        ? invalid({ image: error.reason }, error.details.params)
        : error;
    });
    await this.settings.set(LOGO_FILE_ID.key, id, viewer.memberId);
  }

  async remove(viewer: Viewer): Promise<void> {
    ensure(settingPolicy.change(viewer));
    await this.settings.set(LOGO_FILE_ID.key, '', viewer.memberId);
  }

  /** Later, because whoever reads a page now may still ask for the old picture. */
  @Handles('setting.changed')
  async removeOld({ payload }: RecordedEvent<'setting.changed'>): Promise<void> {
    if (payload.key !== LOGO_FILE_ID.key || !payload.before) return;
    await this.files.remove(String(payload.before), LOGO_SIZES);
  }
}
