import { Module } from '@nestjs/common';
import { ProcessModule } from '@mitgestalten/process-api';
import { CastVote } from './cast-vote.use-case.js';
import { CloseBallots } from './close-ballots.js';
import { CreateBallot } from './create-ballot.use-case.js';
import { KeepAreas } from './keep-areas.js';
import { KeepPhases } from './keep-phases.js';
import { OwnPaper } from './own-paper.js';
import { RecountBallot } from './recount-ballot.js';
import { UpdateBallot } from './update-ballot.use-case.js';
import { Voters } from './voters.js';
import { VotingPapers } from './voting-papers.js';
import { BallotResolver, EntryTallyResolver, ProcessBallotsResolver, TallyResolver, VotingPaperResolver } from './voting.resolver.js';

@Module({
  imports: [ProcessModule],
  providers: [
    ProcessBallotsResolver, EntryTallyResolver, BallotResolver, TallyResolver, VotingPaperResolver, CreateBallot, UpdateBallot, CastVote, OwnPaper, Voters, VotingPapers, CloseBallots, KeepPhases, KeepAreas, RecountBallot,
  ],
  exports: [CreateBallot, UpdateBallot, CastVote, CloseBallots, RecountBallot],
})
export class VotingModule {}
