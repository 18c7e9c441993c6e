/** Certificates made with openssl when the tests run: nothing that could expire lies in the repository. */
import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface KeyPair {
  readonly key: string;
  readonly cert: string;
  /** SHA-256 of the DER form, bare lower-case hex. */
  readonly fingerprint: string;
}

function inFolder<Value>(run: (folder: string, openssl: (...words: string[]) => void) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'tallylight-certificates-'));
  try {
    return run(folder, (...words) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function pairIn(folder: string, name: string): KeyPair {
  const cert = readFileSync(join(folder, `${name}.pem`), 'utf8');
  const fingerprint = createHash('sha256').update(new X509Certificate(cert).raw).digest('hex');
  return { key: readFileSync(join(folder, `${name}.key`), 'utf8'), cert, fingerprint };
}

const EC = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** A self-signed certificate for localhost and 127.0.0.1. */
export function selfSigned(name = 'localhost'): KeyPair {
  return inFolder((folder, openssl) => {
    const names = ['-addext', `subjectAltName=DNS:${name},IP:127.0.0.1`];
    openssl(
      'req',
      '-x509',
      ...EC,
      '-keyout',
      'own.key',
      '-out',
      'own.pem',
      '-days',
      '30',
      '-subj',
      `/CN=${name}`,
      ...names,
    );
    return pairIn(folder, 'own');
  });
}

/** An authority and leaves signed by it: a good one, one for another name, and an expired one. */
export function privateAuthority(): { ca: string; good: KeyPair; otherName: KeyPair; expired: KeyPair } {
  return inFolder((folder, openssl) => {
    openssl(
      'req',
      '-x509',
      ...EC,
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-days',
      '30',
      '-subj',
      '/CN=Test authority',
    );
    const leaf = (file: string, names: string, ...dates: string[]) => {
      writeFileSync(join(folder, 'names'), `subjectAltName=${names}`);
      openssl('req', ...EC, '-keyout', `${file}.key`, '-out', `${file}.csr`, '-subj', `/CN=${file}`);
      const signer = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names'];
      openssl('x509', '-req', '-in', `${file}.csr`, '-out', `${file}.pem`, ...signer, ...dates);
      return pairIn(folder, file);
    };
    return {
      ca: readFileSync(join(folder, 'ca.pem'), 'utf8'),
      good: leaf('good', 'DNS:localhost,IP:127.0.0.1', '-days', '10'),
      otherName: leaf('other', 'DNS:elsewhere.example', '-days', '10'),
      expired: leaf('expired', 'DNS:localhost,IP:127.0.0.1', '-days', '-1'),
    };
  });
}
