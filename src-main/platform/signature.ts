import { createHmac } from 'node:crypto';
import type { Sign } from '../core/ports.ts';

export const hmacSha256: Sign = (secret, text) =>
  createHmac('sha256', Buffer.from(secret, 'utf8')).update(text, 'utf8').digest('hex');
