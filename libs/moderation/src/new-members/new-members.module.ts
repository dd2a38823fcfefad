import { Module } from '@nestjs/common';
import { ReviewablesModule } from '../reviewables/reviewables.module.js';
import { NewMembersService } from './new-members.service.js';

@Module({ imports: [ReviewablesModule], providers: [NewMembersService] })
export class NewMembersModule {}
