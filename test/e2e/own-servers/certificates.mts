/** Certificates of servers on this machine, made anew for each run. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Certificate } from '../recorder.mts';

/** What the certificates are for. */
const NAMES = 'subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:*.example.test';

export class Certificates {
	private readonly folder = mkdtempSync(join(tmpdir(), 'certificates-'));

	/** The file with the certificate of the private authority. */
	readonly authorityFile = this.fileOf('authority', 'cert');

	/** A certificate that nobody else vouches for. */
	readonly selfSigned: Certificate;

	/** A certificate that the private authority vouches for. */
	readonly signed: Certificate;

	constructor() {
		this.make('authority', '-addext', 'keyUsage=keyCertSign');
		this.selfSigned = this.make('self-signed', '-addext', NAMES);
		const by = ['-CA', this.authorityFile, '-CAkey', this.fileOf('authority', 'key')];
		this.signed = this.make('signed', ...by, '-addext', NAMES);
	}

	remove(): void {
		rmSync(this.folder, { recursive: true });
	}

	private fileOf(name: string, part: keyof Certificate): string {
		return join(this.folder, `${name}.${part}.pem`);
	}

	private make(name: string, ...options: string[]): Certificate {
		const [cert, key] = [this.fileOf(name, 'cert'), this.fileOf(name, 'key')];
		const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${name}`];
		execFileSync('openssl', [...made, '-out', cert, '-keyout', key, ...options], {
			stdio: 'pipe',
		});
		return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
	}
}
