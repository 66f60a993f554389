import { Module } from '@nestjs/common';
import { Closing } from './closing.js';
import { CreateProcess } from './create-process.js';
import { MoveClock } from './move-clock.use-case.js';
import { PhaseChanges } from './phase-changes.js';
import { ProcessGate } from './process-gate.js';
import { PhaseResolver, ProcessResolver } from './process.resolver.js';
import { UpdatePhase } from './update-phase.use-case.js';
import { UpdateProcess } from './update-process.use-case.js';

@Module({
  providers: [ProcessResolver, PhaseResolver, UpdateProcess, UpdatePhase, MoveClock, Closing, PhaseChanges, ProcessGate, CreateProcess],
  exports: [ProcessGate, Closing, PhaseChanges, CreateProcess, MoveClock],
})
export class ProcessModule {}
