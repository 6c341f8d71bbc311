/**
 * What queue mode stands on: PostgreSQL and Redis, with a database and a key prefix that belong to
 * one run alone. Where they are is read from the variables that n8n itself reads.
 */
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { N8N } from '../start/paths.mts';
import { HOST } from '../start/ports.mts';

const {
	DB_POSTGRESDB_HOST = HOST,
	DB_POSTGRESDB_PORT = '5432',
	DB_POSTGRESDB_USER = 'postgres',
	DB_POSTGRESDB_PASSWORD = '',
	QUEUE_BULL_REDIS_HOST = HOST,
	QUEUE_BULL_REDIS_PORT = '6379',
	QUEUE_BULL_REDIS_USERNAME = '',
	QUEUE_BULL_REDIS_PASSWORD = '',
	QUEUE_BULL_REDIS_DB = '0',
} = process.env;

/** The database that every PostgreSQL has, to create another from. */
const MAINTENANCE_DATABASE = 'postgres';
const CONNECTED_WITHIN = 5_000;

interface PostgresClient {
	connect(): Promise<void>;
	query(statement: string): Promise<unknown>;
	end(): Promise<void>;
}

interface RedisClient {
	connect(): Promise<void>;
	scan(cursor: string, match: 'MATCH', pattern: string): Promise<[string, string[]]>;
	del(...keys: string[]): Promise<number>;
	disconnect(): void;
	on(event: 'error', listener: (error: Error) => void): void;
}

/** The drivers are n8n's own, so that whoever runs this installs nothing more. */
const requireFromN8n = createRequire(join(N8N, 'package.json'));

/** The Redis, as n8n's credential for it has it. */
export const REDIS = {
	host: QUEUE_BULL_REDIS_HOST,
	port: Number(QUEUE_BULL_REDIS_PORT),
	user: QUEUE_BULL_REDIS_USERNAME,
	password: QUEUE_BULL_REDIS_PASSWORD,
	database: Number(QUEUE_BULL_REDIS_DB),
};

export interface Services {
	/** What the name of every key in Redis is to contain, so that it is removed in the end. */
	prefix: string;
	/** The settings that lead every process of n8n there. */
	env: NodeJS.ProcessEnv;
	/** Removes what the run has left there. */
	close(): Promise<void>;
}

/** Creates a database, and makes sure that Redis is there as well. */
export async function openServices(): Promise<Services> {
	const name = `n8n_queue_${randomBytes(6).toString('hex')}`;
	await withRedis(async () => {});
	await inPostgres(`CREATE DATABASE ${name}`);
	return {
		prefix: name,
		env: {
			EXECUTIONS_MODE: 'queue',
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST,
			DB_POSTGRESDB_PORT,
			DB_POSTGRESDB_USER,
			DB_POSTGRESDB_PASSWORD,
			DB_POSTGRESDB_DATABASE: name,
			QUEUE_BULL_REDIS_HOST,
			QUEUE_BULL_REDIS_PORT,
			QUEUE_BULL_REDIS_USERNAME,
			QUEUE_BULL_REDIS_PASSWORD,
			QUEUE_BULL_REDIS_DB,
			QUEUE_BULL_PREFIX: name,
			N8N_REDIS_KEY_PREFIX: name,
		},
		close: async () => {
			await withRedis(async (redis) => await deleteKeys(redis, `*${name}*`));
			await inPostgres(`DROP DATABASE ${name} WITH (FORCE)`);
		},
	};
}

async function inPostgres(statement: string): Promise<void> {
	const { Client } = requireFromN8n('pg') as { Client: new (options: object) => PostgresClient };
	const client = new Client({
		host: DB_POSTGRESDB_HOST,
		port: Number(DB_POSTGRESDB_PORT),
		user: DB_POSTGRESDB_USER,
		password: DB_POSTGRESDB_PASSWORD,
		database: MAINTENANCE_DATABASE,
		connectionTimeoutMillis: CONNECTED_WITHIN,
	});
	await client.connect().catch((error: Error) => {
		const where = `${DB_POSTGRESDB_USER}@${DB_POSTGRESDB_HOST}:${DB_POSTGRESDB_PORT}`;
		throw unreachable('PostgreSQL', where, 'DB_POSTGRESDB_', error);
	});
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

async function withRedis(work: (redis: RedisClient) => Promise<void>): Promise<void> {
	const { Redis } = requireFromN8n('ioredis') as { Redis: new (options: object) => RedisClient };
	const redis = new Redis({
		host: QUEUE_BULL_REDIS_HOST,
		port: Number(QUEUE_BULL_REDIS_PORT),
		...(QUEUE_BULL_REDIS_USERNAME !== '' && { username: QUEUE_BULL_REDIS_USERNAME }),
		...(QUEUE_BULL_REDIS_PASSWORD !== '' && { password: QUEUE_BULL_REDIS_PASSWORD }),
		db: Number(QUEUE_BULL_REDIS_DB),
		connectTimeout: CONNECTED_WITHIN,
		lazyConnect: true,
		retryStrategy: () => null,
	});
	let cause: Error | undefined;
	// Why it could not connect is said here only; the promise says that the connection is closed.
	redis.on('error', (error) => (cause ??= error));
	try {
		await redis.connect().catch((error: Error) => {
			const where = `${QUEUE_BULL_REDIS_HOST}:${QUEUE_BULL_REDIS_PORT}`;
			throw unreachable('Redis', where, 'QUEUE_BULL_REDIS_', cause ?? error);
		});
		await work(redis);
	} finally {
		redis.disconnect();
	}
}

function unreachable(service: string, where: string, variables: string, cause: Error): Error {
	return new Error(
		`${service} at ${where} cannot be used: ${cause.message || String(cause)}\n` +
			`Queue mode needs PostgreSQL 13 or later and Redis. Start them, or say where they are by n8n's own variables (${variables}HOST, ${variables}PORT, …). See docs/scaling.md.`,
	);
}

async function deleteKeys(redis: RedisClient, pattern: string): Promise<void> {
	let cursor = '0';
	do {
		const [next, keys] = await redis.scan(cursor, 'MATCH', pattern);
		if (keys.length > 0) await redis.del(...keys);
		cursor = next;
	} while (cursor !== '0');
}
