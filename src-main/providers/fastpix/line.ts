import { base64, type VendorLine } from '../../core/answers.ts';
import type { TaskContext } from '../../core/provider.ts';
import { voice } from './words.ts';

/** HTTP Basic: user is the access token's ID, password its secret key (seed 003). */
export function openLine({ account, secret }: TaskContext): VendorLine {
  const tokenId = account.config['accessTokenId'] ?? '';
  const secretKey = secret['secretKey'] ?? '';
  const credentials = base64(`${tokenId}:${secretKey}`);
  return {
    voice,
    account,
    secrets: [secretKey, tokenId, credentials],
    request: { headers: { Authorization: `Basic ${credentials}` } },
  };
}
