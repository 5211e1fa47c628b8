// A queued job: asks how far it is, more slowly the longer it takes. Without script the page reloads itself.
(function () {
  'use strict';

  document.querySelectorAll('[data-lb-progress]').forEach(box => {
    const bar = box.querySelector('progress');
    const count = box.querySelector('[data-lb-count]');
    const sentence = box.querySelector('[data-lb-sentence]');
    let pause = 700;
    let misses = 0;

    async function ask() {
      try {
        const answer = await fetch(box.dataset.lbProgress, {
          headers: { Accept: 'application/json' },
          credentials: 'same-origin',
          redirect: 'manual',
          cache: 'no-store',
        });
        if (!answer.ok) throw new Error(String(answer.status));
        const job = await answer.json();
        misses = 0;
        if (job.isOver) {
          if (job.url) window.location.href = job.url;
          else window.location.reload();
          return;
        }
        if (job.total > 0) {
          bar.max = job.total;
          bar.value = job.done;
          count.textContent = job.done + ' / ' + job.total;
        }
        if (sentence.textContent !== job.sentence) sentence.textContent = job.sentence;
        pause = Math.min(pause * 1.2, 4000);
      } catch (error) {
        misses += 1;
        pause = 4000;
        if (misses > 2) sentence.textContent = '暂时问不到进度，后台还在做。连上后会接着显示。';
      }
      setTimeout(ask, pause);
    }

    setTimeout(ask, pause);
  });
})();
