import { N8N } from '../start/paths.mts';

import { testPackedNodes } from './packedNodes.mts';

testPackedNodes(N8N);
