import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '@mitgestalten/platform';

export const TallyOrderEnum = enumOf('VOTES', 'ORDINAL', 'TITLE');
registerEnumType(TallyOrderEnum, { name: 'TallyOrder' });
