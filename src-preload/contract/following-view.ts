/** How an account follows its own list: everything in it, but for what its settings leave out. */
export interface FollowingView {
  readonly listed: number;
  readonly followed: number;
  readonly excluded: number;
  readonly overCap: number;
}
