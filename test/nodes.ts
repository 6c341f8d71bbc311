import { operations as a3ConnectOperations } from '../nodes/A3Connect/actions';
import { A3Connect } from '../nodes/A3Connect/A3Connect.node';
import { operationsOf } from '../nodes/shared/operations/operation';
import { operations as simutekOperations } from '../nodes/Simutek/actions';
import { Simutek } from '../nodes/Simutek/Simutek.node';

/** Both nodes, as n8n sees them, with the operations that they are made of. */
export const SIMUTEK = { type: new Simutek(), operations: operationsOf(simutekOperations) };
export const A3_CONNECT = { type: new A3Connect(), operations: operationsOf(a3ConnectOperations) };
