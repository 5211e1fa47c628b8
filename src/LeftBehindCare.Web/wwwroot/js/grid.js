// A table of boxes filled in by keyboard: Enter and the arrows move, a block copied from a spreadsheet pastes as a block.
(function () {
  'use strict';

  const grid = document.querySelector('[data-lb-grid]');
  if (!grid) return;
  const at = (row, col) => grid.querySelector('input[data-row="' + row + '"][data-col="' + col + '"]');
  const place = box => [Number(box.dataset.row), Number(box.dataset.col)];
  const last = Math.max(-1, ...Array.from(grid.querySelectorAll('input[data-row]'), box => Number(box.dataset.row)));

  // The next box in a direction; rows that are closed have none.
  function go(box, down, right) {
    let [row, col] = place(box);
    for (row += down, col += right; row >= 0 && row <= last && col >= 0; row += down, col += right) {
      const next = at(row, col);
      if (next) {
        next.focus();
        next.select();
        return true;
      }
      if (!down) return false;
    }
    return false;
  }

  grid.addEventListener('keydown', event => {
    const box = event.target.closest('input[data-row]');
    if (!box || event.isComposing) return;
    const moves = { Enter: [1, 0], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
    // Within a number the arrows move the cursor; at its ends they leave the box.
    if (event.key === 'ArrowRight' && box.selectionEnd === box.value.length) moves.ArrowRight = [0, 1];
    if (event.key === 'ArrowLeft' && box.selectionStart === 0) moves.ArrowLeft = [0, -1];
    const move = moves[event.key];
    if (!move) return;
    if (go(box, move[0], move[1]) || event.key === 'Enter') event.preventDefault();
  });

  grid.addEventListener('paste', event => {
    const box = event.target.closest('input[data-row]');
    const text = event.clipboardData && event.clipboardData.getData('text/plain');
    if (!box || !text || !/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return;
    event.preventDefault();
    const [top, left] = place(box);
    text.replace(/\r?\n$/, '').split(/\r?\n/).forEach((line, down) => line.split('\t').forEach((value, right) => {
      const cell = at(top + down, left + right);
      if (!cell) return;
      cell.value = value.trim();
      cell.dispatchEvent(new Event('input', { bubbles: true }));
    }));
  });
})();
