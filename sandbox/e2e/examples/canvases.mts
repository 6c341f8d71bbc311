export function testCanvases(_scene: unknown): void {}
