export default { navigationBarTitleText: 'yidi' };
