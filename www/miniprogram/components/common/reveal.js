// Brings a part of a component into view. The page scrolls; where the part is, only the component can ask.
module.exports = (component, selector) => {
  const query = component.createSelectorQuery();
  query.select(selector).boundingClientRect();
  query.selectViewport().scrollOffset();
  query.exec(([box, view]) => { if (box && view) wx.pageScrollTo({ scrollTop: Math.max(0, view.scrollTop + box.top - 8) }); });
};
