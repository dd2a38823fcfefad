import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { BytesScalar, CurrentViewer, OpenToSuspended, type Viewer } from '@parvis/kernel';
import type { Member } from '../members/member.entity.js';
import { AvatarsService } from './avatars.service.js';
import { HandleChangeService } from './handle-change.service.js';
import { ProfileInput, ProfilePayload } from './profile.inputs.js';
import { ProfileService } from './profile.service.js';

@Resolver()
export class ProfileResolver {
  constructor(
    private readonly profiles: ProfileService,
    private readonly handles: HandleChangeService,
    private readonly avatars: AvatarsService,
  ) {}

  @Mutation(() => ProfilePayload, { description: 'Changes the viewer’s profile and preferences.' })
  @OpenToSuspended()
  async profileUpdate(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { description: 'What to change.' }) input: ProfileInput,
  ) {
    return changed(await this.profiles.update(viewer, input));
  }

  @Mutation(() => ProfilePayload, {
    description:
      'Gives the viewer another handle, at most 3 times in 30 days. The old one goes on leading to him.',
  })
  async handleChange(
    @CurrentViewer() viewer: Viewer,
    @Args('handle', { description: '2 to 30 letters, digits, `_`, `-` and `.`.' }) handle: string,
  ) {
    return changed(await this.handles.change(viewer, handle));
  }

  @Mutation(() => ProfilePayload, {
    description:
      'Sets the viewer’s picture: JPEG, PNG, WebP or GIF of at most 8 MiB and 50 megapixels. Its middle square is drawn anew.',
  })
  async avatarSet(
    @CurrentViewer() viewer: Viewer,
    @Args('image', { type: () => BytesScalar, description: 'The file.' }) image: Uint8Array,
  ) {
    return changed(await this.avatars.set(viewer, image));
  }

  @Mutation(() => ProfilePayload, { description: 'Removes the viewer’s picture.' })
  async avatarRemove(@CurrentViewer() viewer: Viewer) {
    return changed(await this.avatars.remove(viewer));
  }
}

const changed = (member: Member) => ({ member, account: member });
