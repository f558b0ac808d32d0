// Built by `make pkg`; change the Rust source instead.
// For mini-programs: `require('yidi/miniprogram').init()`; see index.d.ts.
"use strict";const{Utf8Decoder:L,Utf8Encoder:B}=(()=>{class n{decode(s){if(s===void 0)return"";const _=new Uint16Array(4096),g=s.length;let y="",c=0,i=0;for(;i<g;){c>_.length-
2&&(y+=String.fromCharCode.apply(null,_.subarray(0,c)),c=0);const o=s[i++];let a=0,b=128,w=191,m=65533;for(o<128?m=o:o>=194&&o<=223?(a=1,m=o&31):o>=224&&o<=239?
(a=2,m=o&15,o===224&&(b=160),o===237&&(w=159)):o>=240&&o<=244&&(a=3,m=o&7,o===240&&(b=144),o===244&&(w=143));a>0&&i<g&&s[i]>=b&&s[i]<=w;)m=m<<6|s[i++]&63,b=128,
w=191,a--;a>0&&(m=65533),m>65535&&(_[c++]=55232+(m>>10),m=56320+(m&1023)),_[c++]=m}return y+String.fromCharCode.apply(null,_.subarray(0,c))}}class e{encode(s){const _=new Uint8Array(
s.length*3);return _.slice(0,this.encodeInto(s,_).written)}encodeInto(s,_){let g=0,y=0;for(;g<s.length;){let c=s.charCodeAt(g),i=1;if(c>=55296&&c<=57343){const a=g+
1<s.length?s.charCodeAt(g+1):0;c<=56319&&a>=56320&&a<=57343?(c=65536+(c-55296<<10)+(a-56320),i=2):c=65533}const o=c<128?1:c<2048?2:c<65536?3:4;if(y+o>_.length)break;
if(o===1)_[y]=c;else{for(let a=o-1;a>0;a--)_[y+a]=128|c&63,c>>=6;_[y]=3840>>o&255|c}y+=o,g+=i}return{read:g,written:y}}}function t(k){try{return k()}catch(s){return!1}}
const l=()=>{if(typeof TextDecoder!="function")return!1;const k=new TextDecoder("utf-8",{ignoreBOM:!0});return k.decode()===""&&k.decode(new Uint8Array([229,188,
130]))==="异"},d=()=>typeof TextEncoder=="function"&&new TextEncoder().encodeInto("异",new Uint8Array(3)).written===3,h=t(l)?TextDecoder:n,v=t(d)?TextEncoder:
e;return{OwnDecoder:n,OwnEncoder:e,Utf8Decoder:h,Utf8Encoder:v}})(),{loader:J}=(()=>{const r="/miniprogram_npm/yidi/yidi.wasm.br",n=["path","module","lang"],e={
"field.unknown":{zh:["没有名为“{0}”的字段","可用的字段：path、module、lang"],en:['There is no field called "{0}"',"The fields are path, modul\
e and lang"]},"field.type":{zh:["应为{0}","请改为{0}，或不填"],en:["Expected {1}","Give {1}, or leave it out"]},"lang.unknown":{zh:["没有这种语言",
"可选：zh、en"],en:["There is no such language","The values are zh and en"]},"host.no_webassembly":{zh:["此处没有 WebAssembly","微信基础库须为 2.13.0 以上（Worker\
 内 2.15.0，插件内 2.18.1），抖音 2.34.0.0 以上；支付宝只能在 Worker 内使用，基础库 2.9.7 以上"],en:["There is no WebAssembly here","\
Needed is WeChat's base library 2.13.0 or newer (2.15.0 in a Worker, 2.18.1 in a plugin), or Douyin's 2.34.0.0; Alipay has it in Workers alone, from 2.9.7"]},"h\
ost.path_needed":{zh:["此宿主只从代码包内的路径加载模块，不接受 module","请去掉 module；文件不在默认位置时用 path 写明路径"],
en:["This host loads a module from a path inside the code package, not from bytes","Leave out module; give the path if the file is not in its usual place"]},"ho\
st.module_needed":{zh:["此处只有标准 WebAssembly，无法按路径读取文件","请用 module 传入 yidi.wasm 的内容；在网页和 Node 中请改用 yidi 本身"],
en:["Here is only the standard WebAssembly, which reads no path","Give the bytes of yidi.wasm as module; in a web page or in Node use yidi itself"]},"host.load_\
failed":{zh:["模块加载失败：{0}","请重新“构建 npm”，确认文件在代码包内；在别处时用 path 写明以 / 开头的路径。不能读 .wasm.br 的宿主，请把 yidi.wasm 放到同一位置"],
en:["The module could not be loaded: {0}",'Run "build npm" again and see that the file is in the code package; if it is elsewhere, give its path, beginning with\
 /. For a host that does not read .wasm.br, put yidi.wasm beside it']},"host.other_module":{zh:["加载的模块不是这一版本的 yidi：缺少 {0}","请把 yid\
i 的各个文件一并更新"],en:["What was loaded is not this version of yidi: it lacks {0}","Update the files of yidi together"]},"host.not_ready":{zh:["yid\
i 尚未加载，不能调用 {0} / yidi is not loaded yet: {0} cannot be called.","请先等待 init() 完成 / Await init() first"]}};function t(s,_,g,y){const[
c,i]=e[s][_].map(a=>a.replace(/\{(\d)\}/g,(b,w)=>y[w])),o={code:s,severity:"error",message:c,remedy:i};return g&&(o.field=g),Object.assign(new Error(`${c} ${i}`),
{code:s,issues:[o]})}function l(s,_){if(typeof s!="object"||s===null)return t("field.type",_,"options",["对象","an object"]);for(const c of Object.keys(s))if(n.
indexOf(c)<0)return t("field.unknown",_,`options.${c}`,[c]);const{path:g,module:y}=s;if(s.lang!==void 0&&s.lang!==_)return t("lang.unknown",_,"options.lang",[]);
if(g!==void 0&&(typeof g!="string"||g===""))return t("field.type",_,"options.path",["代码包内的路径","a path inside the code package"]);if(y!==void 0&&(typeof y!=
"object"||y===null))return t("field.type",_,"options.module",["模块的内容","the bytes of the module"])}function d(){if(typeof WXWebAssembly!="undefined"&&WXWebAssembly)
return WXWebAssembly;if(typeof TTWebAssembly!="undefined"&&TTWebAssembly)return TTWebAssembly;if(typeof MYWebAssembly!="undefined"&&MYWebAssembly)return MYWebAssembly}
function h(s,_,g,y,c){return Promise.resolve().then(()=>s.instantiate(_[0],g)).then(i=>{const o=i&&i.instance||i;if(!o||!o.exports)throw new Error("no instance");
return o}).then(void 0,i=>{const o=typeof _[0]=="string"?`${_[0]}: `:"",a=i&&(i.message||i.errMsg);if(c.push(o+(a||(typeof i=="object"?JSON.stringify(i):String(
i)))),_.length>1)return h(s,_.slice(1),g,y,c);throw t("host.load_failed",y,void 0,[c.join("; ")])})}function v(s,_,g){const y=d(),c=typeof WebAssembly=="undefin\
ed"?void 0:WebAssembly;if(s.module!==void 0){if(c)return h(c,[s.module],_,g,[]);throw t(y?"host.path_needed":"host.no_webassembly",g,"options.module",[])}if(!y)
throw t(c?"host.module_needed":"host.no_webassembly",g,void 0,[]);const i=s.path===void 0?r:s.path;return h(y,i.endsWith(".wasm.br")?[i,i.slice(0,-3)]:[i],_,g,[])}
function k(s,_,g,y){let c,i=!1;function o(b={}){if(c)return c;const w=b&&b.lang==="en"?"en":"zh";return c=Promise.resolve().then(()=>{const m=l(b,w);if(m)throw m;
return v(b,g(),w)}).then(m=>{const S=_.filter(P=>typeof m.exports[P]!="function");if(S.length>0)throw t("host.other_module",w,void 0,[S.join(", ")]);return y(m),
i=!0,s}),c.catch(()=>{c=void 0}),c}return{init:o,guarded:(b,w)=>function(){if(!i)throw t("host.not_ready","zh",void 0,[b]);return w.apply(void 0,arguments)}}}return{
loader:k}})(),{unpack:V}=(()=>{function r(n){const[e,t,l,d,h]=JSON.parse(n),v=([k,s,_,g,y,c,i,o,a])=>{const b={line:k};return s!==null&&(b.item=t[s]),_!==null&&
(b.match=_),g!==null&&(b.candidates=g.map(w=>t[w])),b.class=y,c!==null&&(b.priorSelfPayRatio=c),i!==null&&(b.priceLimit=i),[b.fullSelfPay,b.overLimitSelfPay,b.priorSelfPay,
b.inScope,b.undecided]=o,b.flags=a.map(([w,m])=>m===null?l[w]:Object.assign({},l[w],{field:m})),b};return{ok:!0,lines:e.map(v),sums:d,issues:h}}return{unpack:r}})(),
{build:X}=(()=>{let r=null;try{r=new TextDecoder("utf-16le",{ignoreBOM:!0}),r.decode(new Uint8Array([2,95]))!=="异"&&(r=null)}catch(i){r=null}function n(i){if(r)
return r.decode(i);let o="";for(let a=0;a<i.length;a+=4096)o+=String.fromCharCode.apply(null,i.subarray(a,a+4096));return o}let e=[],t=0;function l(){const i=[];
for(let o=+e[t++];o>0;o--)i.push(e[t++]);return i}function d(i){const o=[];for(let a=+e[t++];a>0;a--)o.push(i());return o}function h(){const i=e[t++],o=e[t++],a=e[t++],
b=e[t++],w=e[t++],m=e[t++],S=e[t++],P=l();return b===""?{code:i,label:o,detail:a,amount:m,payer:S,documents:P}:w===""?{code:i,label:o,detail:a,base:b,amount:m,payer:S,
documents:P}:{code:i,label:o,detail:a,base:b,ratio:w,amount:m,payer:S,documents:P}}function v(){return{name:e[t++],kind:e[t++],amount:e[t++]}}function k(){return{
id:e[t++],title:e[t++],number:e[t++]||null,url:e[t++]||null}}function s(i,o,a){a!==""&&(i[o]=a)}function _(){const i={code:e[t++],severity:e[t++]};s(i,"field",e[t++]),
i.message=e[t++],s(i,"remedy",e[t++]);const o=l();return o.length>0&&(i.documents=o),i}function g(i,o){if(e[t++]==="")return;const a={};s(a,"inScope",e[t++]),s(
a,"deductiblePaid",e[t++]),s(a,"pooledPaid",e[t++]),i[o]=a}function y(){const i={},o=e[t++];if(o!==""&&(i.admissions=+o),g(i,"outpatient"),g(i,"inpatient"),g(i,
"chronic"),s(i,"inScopeSelfPay",e[t++]),e[t++]==="")return i;const a={};for(let b=+e[t++];b>0;b--){const w=e[t++],m=e[t++];w==="__proto__"?Object.defineProperty(
a,w,{value:m,enumerable:!0,configurable:!0,writable:!0}):a[w]=m}return i.supplementPaid=a,i}function c(i){return e=n(i).split(""),t=0,{ok:!0,insuredArea:e[t++],
treatmentArea:e[t++],crossProvince:e[t++]==="1",scheme:e[t++],service:e[t++],date:e[t++],policyEffective:e[t++],total:e[t++],fullSelfPay:e[t++],overLimitSelfPay:e[t++],
priorSelfPay:e[t++],inScope:e[t++],deductible:e[t++],pooledFund:e[t++],supplements:d(v),fundTotal:e[t++],personTotal:e[t++],personalAccount:e[t++],cash:e[t++],inScopeRatio:e[t++],
steps:d(h),documents:d(k),evidence:e[t++],warnings:d(_),yearToDate:y()}}return{build:c}})();function Y(r,n){try{const d=f.__wbindgen_add_to_stack_pointer(-16)>>>
0;f.area(d,u(r),u(n));var e=x().getInt32(d+0,!0),t=x().getInt32(d+4,!0),l=x().getInt32(d+8,!0);if(l)throw p(t);return p(e)}finally{f.__wbindgen_add_to_stack_pointer(
16)}}function $(r,n){try{const d=f.__wbindgen_add_to_stack_pointer(-16)>>>0;f.areas(d,u(r),u(n));var e=x().getInt32(d+0,!0),t=x().getInt32(d+4,!0),l=x().getInt32(
d+8,!0);if(l)throw p(t);return p(e)}finally{f.__wbindgen_add_to_stack_pointer(16)}}function H(r,n){const e=f.checkDirectSettlement(u(r),u(n));return p(e)}function q(r,n,e,t,l,d){
const h=f.classify(u(r),u(n),u(e),u(t),u(l),u(d));return p(h)}function G(r,n){const e=f.estimate(u(r),u(n));return p(e)}function K(r,n){const e=f.estimateMany(u(
r),u(n));return p(e)}function Q(r,n){try{const d=f.__wbindgen_add_to_stack_pointer(-16)>>>0;f.explainError(d,u(r),u(n));var e=x().getInt32(d+0,!0),t=x().getInt32(
d+4,!0),l=x().getInt32(d+8,!0);if(l)throw p(t);return p(e)}finally{f.__wbindgen_add_to_stack_pointer(16)}}function Z(r){const n=f.exportPack(u(r));return p(n)}function ee(r,n){
const e=f.filingForm(u(r),u(n));return p(e)}function te(r,n,e){try{const h=f.__wbindgen_add_to_stack_pointer(-16)>>>0;f.institutions(h,u(r),u(n),u(e));var t=x().
getInt32(h+0,!0),l=x().getInt32(h+4,!0),d=x().getInt32(h+8,!0);if(d)throw p(l);return p(t)}finally{f.__wbindgen_add_to_stack_pointer(16)}}function ne(r,n){const e=f.
lintPack(u(r),u(n));return p(e)}function re(r,n){const e=f.loadPack(u(r),u(n));return p(e)}function ie(r,n,e){try{const h=f.__wbindgen_add_to_stack_pointer(-16)>>>
0;f.openServices(h,u(r),u(n),u(e));var t=x().getInt32(h+0,!0),l=x().getInt32(h+4,!0),d=x().getInt32(h+8,!0);if(d)throw p(l);return p(t)}finally{f.__wbindgen_add_to_stack_pointer(
16)}}function oe(){const r=f.packSchema();return p(r)}function ue(r,n){try{const d=f.__wbindgen_add_to_stack_pointer(-16)>>>0;f.parseBill(d,u(r),u(n));var e=x().
getInt32(d+0,!0),t=x().getInt32(d+4,!0),l=x().getInt32(d+8,!0);if(l)throw p(t);return p(e)}finally{f.__wbindgen_add_to_stack_pointer(16)}}function ce(r,n){const e=f.
quickPack(u(r),u(n));return p(e)}function se(r,n){const e=f.ruleCard(u(r),u(n));return p(e)}function de(r,n){try{const d=f.__wbindgen_add_to_stack_pointer(-16)>>>
0;f.searchCatalog(d,u(r),u(n));var e=x().getInt32(d+0,!0),t=x().getInt32(d+4,!0),l=x().getInt32(d+8,!0);if(l)throw p(t);return p(e)}finally{f.__wbindgen_add_to_stack_pointer(
16)}}function ae(r,n){const e=f.settlementFields(u(r),u(n));return p(e)}function fe(r){return f.unloadPack(u(r))!==0}function le(r,n){const e=f.validateFiling(u(
r),u(n));return p(e)}function _e(){const r=f.version();return p(r)}function he(){return{__proto__:null,"./yidi_bg.js":{__proto__:null,__wbg_Error_208446807d0d1e30:function(n,e){
const t=Error(I(n,e));return u(t)},__wbg___wbindgen_is_string_fc456fee5d3317de:function(n){return typeof A(n)=="string"},__wbg___wbindgen_is_undefined_be5b34249ff1fc15:function(n){
return A(n)===void 0},__wbg___wbindgen_string_get_7ce8eee7fd327545:function(n,e){const t=A(e),l=typeof t=="string"?t:void 0;var d=ye(l)?0:me(l,f.__wbindgen_malloc,
f.__wbindgen_realloc),h=N;x().setInt32((n>>>0)+4,h,!0),x().setInt32((n>>>0)+0,d,!0)},__wbg___wbindgen_throw_4c88d8bf264fd984:function(n,e){throw new Error(I(n,e))},
__wbg_build_c8a60daf2722461e:function(n,e){const t=X(be(n,e));return u(t)},__wbg_length_e83e819f48c774e4:function(n){return A(n).length},__wbg_new_37eb45aaf5eeb820:function(){
const n=new Array;return u(n)},__wbg_new_787b9fb330d55d78:function(n,e){const t=new Error(I(n,e));return u(t)},__wbg_new_cd4348290afae586:function(){const n=new Object;
return u(n)},__wbg_parse_c3f72b5a24f83c01:function(){return U(function(n,e){const t=JSON.parse(I(n,e));return u(t)},arguments)},__wbg_push_c9f4893fc209f768:function(n,e){
return A(n).push(A(e))},__wbg_set_2793479888329cb6:function(){return U(function(n,e,t){return Reflect.set(A(n),A(e),A(t))},arguments)},__wbg_set_e4b9a833d288759a:function(n,e,t){
A(n)[p(e)]=p(t)},__wbg_stringify_0a0fbf2ef722380a:function(){return U(function(n){const e=JSON.stringify(A(n));return u(e)},arguments)},__wbg_unpack_2121091750dd2ba3:function(n,e){
const t=V(I(n,e));return u(t)},__wbindgen_generic_0000000000000001:function(n){return u(n)},__wbindgen_generic_0000000000000002:function(n,e){const t=I(n,e);return u(
t)},__wbindgen_generic_0000000000000003:function(n){const e=BigInt.asUintN(64,n);return u(e)},__wbindgen_object_clone_ref:function(n){const e=A(n);return u(e)},
__wbindgen_object_drop_ref:function(n){p(n)}}}}function u(r){M===E.length&&E.push(E.length+1);const n=M;return M=E[n],E[n]=r,n}function ge(r){r<1028||(E[r]=M,M=
r)}function be(r,n){return r=r>>>0,pe().subarray(r/2,r/2+n)}let T=null;function x(){return(T===null||T.buffer.detached===!0||T.buffer.detached===void 0&&T.buffer!==
f.memory.buffer)&&(T=new DataView(f.memory.buffer)),T}function I(r,n){return r=r>>>0,xe(C().subarray(r,r+n))}let W=null;function pe(){return(W===null||W.byteLength===
0)&&(W=new Uint16Array(f.memory.buffer)),W}let O=null;function C(){return(O===null||O.byteLength===0)&&(O=new Uint8Array(f.memory.buffer)),O}function A(r){return E[r]}
function U(r,n){try{return r.apply(this,n)}catch(e){f.__wbindgen_exn_store(u(e))}}let E=new Array(1024).fill(void 0);E.push(void 0,null,!0,!1);let M=E.length;function ye(r){
return r==null}function me(r,n,e){if(e===void 0){const v=j.encode(r),k=n(v.length,1)>>>0;return C().subarray(k,k+v.length).set(v),N=v.length,k}let t=r.length,l=n(
t,1)>>>0;const d=C();let h=0;for(;h<t;h++){const v=r.charCodeAt(h);if(v>127)break;d[l+h]=v}if(h!==t){h!==0&&(r=r.slice(h)),l=e(l,t,t=h+r.length*3,1)>>>0;const v=C().
subarray(l+h,l+t),k=j.encodeInto(r,v);h+=k.written,l=e(l,t,h,1)>>>0}return N=h,l}function p(r){const n=A(r);return ge(r),n}let D=new L("utf-8",{ignoreBOM:!0});D.
decode();const we=2146435072;let z=0;function xe(r){return z+=r.length,z>=we&&(D=new L("utf-8",{ignoreBOM:!0}),D.decode(),z=r.length),D.decode(r)}const j=new B;
"encodeInto"in j||(j.encodeInto=function(r,n){const e=j.encode(r);return n.set(e),{read:r.length,written:e.length}});let N=0,ke,ve,f;function Ae(r,n){return ve=
r,f=r.exports,ke=n,T=null,W=null,O=null,f}const F={area:Y,areas:$,checkDirectSettlement:H,classify:q,estimate:G,estimateMany:K,explainError:Q,exportPack:Z,filingForm:ee,
institutions:te,lintPack:ne,loadPack:re,openServices:ie,packSchema:oe,parseBill:ue,quickPack:ce,ruleCard:se,searchCatalog:de,settlementFields:ae,unloadPack:fe,validateFiling:le,
version:_e},{init:R,guarded:Ee}=J(exports,Object.keys(F),he,Ae);Object.keys(F).forEach(r=>{exports[r]=Ee(r,F[r])}),exports.init=R,exports.default=R;
