import { N8N } from '../../sandbox/start/paths.mts';

import { testPackedNodes } from './packedNodes.mts';

testPackedNodes(N8N);
