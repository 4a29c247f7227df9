// Our displays in a page that is still being filled, of JupyterLab or of the classic Notebook.
() => {
  window.displays = () => [...document.querySelectorAll('.jp-OutputArea-output[data-mime-type="text/html"], .output_subarea.output_html')];

  // A formula is set some time after the words around it.
  const isSet = display => {
    const words = document.createTreeWalker(display, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      if (words.currentNode.data.includes('\\begin{') && !words.currentNode.parentElement.closest('pre, mjx-container, .MathJax, script')) return false;
    }
    return true;
  };
  // The classic Notebook sketches a formula before it sets it.
  const isSetting = () => window.MathJax?.Hub && (MathJax.Hub.queue.running || MathJax.Hub.queue.pending);
  // It rests 50 ms four times in each output, so that one can scroll meanwhile; with all the outputs that is 20 s.
  const doNotRest = () => { if (window.MathJax?.Hub) MathJax.Hub.processSectionDelay = 0; };
  window.areShown = count => {
    doNotRest();
    return displays().length >= count && displays().every(isSet) && !isSetting();
  };

  // Only Lab has a choice.
  window.askForTheme = dark => window.jupyterapp?.commands.execute('apputils:change-theme', { theme: dark ? 'JupyterLab Dark' : 'JupyterLab Light' });
  window.isInTheme = dark => !location.pathname.startsWith('/lab/') || document.body.dataset.jpThemeLight === String(!dark);
}
