import { Module } from '@nestjs/common';
import { ReadersRepository } from './readers.repository.js';
import { ReadersService } from './readers.service.js';

@Module({ providers: [ReadersRepository, ReadersService], exports: [ReadersService] })
export class ReadersModule {}
