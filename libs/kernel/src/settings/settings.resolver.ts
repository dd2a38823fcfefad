import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../auth/viewer.js';
import { ensure } from '../errors/denial.js';
import { CurrentViewer } from '../graphql/viewer.decorator.js';
import { settingPolicy } from './setting.policy.js';
import { SettingPayload, SettingType, settingType, settingValue } from './setting.type.js';
import { Settings } from './settings.js';

@Resolver(() => SettingType)
export class SettingsResolver {
  constructor(private readonly settings: Settings) {}

  @Query(() => [SettingType], {
    name: 'settings',
    description: 'Public settings for everyone, all of them for admins, by key.',
  })
  list(@CurrentViewer() viewer: Viewer): SettingType[] {
    return this.settings
      .all()
      .filter(({ setting }) => settingPolicy.see(viewer, setting) === null)
      .map(({ setting, value }) => settingType(setting, value));
  }

  @Mutation(() => SettingPayload, { description: 'Changes a setting; admins only.' })
  async settingUpdate(
    @CurrentViewer() viewer: Viewer,
    @Args('key', { type: () => ID, description: 'Which.' }) key: string,
    @Args('value', {
      type: () => String,
      nullable: true,
      description: 'The new value as text; null for the default.',
    })
    value: string | null | undefined,
  ) {
    ensure(settingPolicy.change(viewer));
    const known = this.settings.declared(key);
    const wanted = value == null ? known.default : settingValue(known, value);
    await this.settings.set(key, wanted, viewer.memberId);
    return { setting: settingType(known, this.settings.get(known)) };
  }
}
