import { OLDEST_N8N } from '../../sandbox/start/paths.mts';

import { testPackedNodes } from './packedNodes.mts';

testPackedNodes(OLDEST_N8N);
