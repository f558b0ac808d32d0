// Built by `make pkg`; change the Rust source instead.
// For mini-programs: `require('yidi/miniprogram').init()`; see index.d.ts.
"use strict";const{Utf8Decoder:L,Utf8Encoder:R}=(()=>{class n{decode(a){if(a===void 0)return"";const b=new Uint16Array(4096),x=a.length;let f="",c=0,p=0;for(;p<x;){c>b.length-
2&&(f+=String.fromCharCode.apply(null,b.subarray(0,c)),c=0);const _=a[p++];let d=0,i=128,g=191,l=65533;for(_<128?l=_:_>=194&&_<=223?(d=1,l=_&31):_>=224&&_<=239?
(d=2,l=_&15,_===224&&(i=160),_===237&&(g=159)):_>=240&&_<=244&&(d=3,l=_&7,_===240&&(i=144),_===244&&(g=143));d>0&&p<x&&a[p]>=i&&a[p]<=g;)l=l<<6|a[p++]&63,i=128,
g=191,d--;d>0&&(l=65533),l>65535&&(b[c++]=55232+(l>>10),l=56320+(l&1023)),b[c++]=l}return f+String.fromCharCode.apply(null,b.subarray(0,c))}}class e{encode(a){const b=new Uint8Array(
a.length*3);return b.slice(0,this.encodeInto(a,b).written)}encodeInto(a,b){let x=0,f=0;for(;x<a.length;){let c=a.charCodeAt(x),p=1;if(c>=55296&&c<=57343){const d=x+
1<a.length?a.charCodeAt(x+1):0;c<=56319&&d>=56320&&d<=57343?(c=65536+(c-55296<<10)+(d-56320),p=2):c=65533}const _=c<128?1:c<2048?2:c<65536?3:4;if(f+_>b.length)break;
if(_===1)b[f]=c;else{for(let d=_-1;d>0;d--)b[f+d]=128|c&63,c>>=6;b[f]=3840>>_&255|c}f+=_,x+=p}return{read:x,written:f}}}return{OwnDecoder:n,OwnEncoder:e,Utf8Decoder:typeof TextDecoder==
"function"?TextDecoder:n,Utf8Encoder:typeof TextEncoder=="function"?TextEncoder:e}})(),{loader:q}=(()=>{const r="/miniprogram_npm/yidi/yidi.wasm.br",n=["path","\
module","lang"],e={"field.unknown":{zh:["没有名为“{0}”的字段","可用的字段：path、module、lang"],en:['There is no field called "{0}"',"The fie\
lds are path, module and lang"]},"field.type":{zh:["应为{0}","请改为{0}，或不填"],en:["Expected {1}","Give {1}, or leave it out"]},"lang.unknown":{zh:[
"没有这种语言","可选：zh、en"],en:["There is no such language","The values are zh and en"]},"host.no_webassembly":{zh:["此处没有 WebAssembly","微信基\
础库须为 2.13.0 以上（Worker 内 2.15.0，插件内 2.18.1），抖音 2.34.0.0 以上；支付宝只能在 Worker 内使用，基础库 2.9.7 以上"],en:[
"There is no WebAssembly here","Needed is WeChat's base library 2.13.0 or newer (2.15.0 in a Worker, 2.18.1 in a plugin), or Douyin's 2.34.0.0; Alipay has it in\
 Workers alone, from 2.9.7"]},"host.path_needed":{zh:["此宿主只从代码包内的路径加载模块，不接受 module","请去掉 module；文件不在默认位置时用 path 写明路径"],
en:["This host loads a module from a path inside the code package, not from bytes","Leave out module; give the path if the file is not in its usual place"]},"ho\
st.module_needed":{zh:["此处只有标准 WebAssembly，无法按路径读取文件","请用 module 传入 yidi.wasm 的内容；在网页和 Node 中请改用 yidi 本身"],
en:["Here is only the standard WebAssembly, which reads no path","Give the bytes of yidi.wasm as module; in a web page or in Node use yidi itself"]},"host.load_\
failed":{zh:["模块加载失败：{0}","请重新“构建 npm”，确认文件在代码包内；在别处时用 path 写明以 / 开头的路径。不能读 .wasm.br 的宿主，请把 yidi.wasm 放到同一位置"],
en:["The module could not be loaded: {0}",'Run "build npm" again and see that the file is in the code package; if it is elsewhere, give its path, beginning with\
 /. For a host that does not read .wasm.br, put yidi.wasm beside it']},"host.other_module":{zh:["加载的模块不是这一版本的 yidi：缺少 {0}","请把 yid\
i 的各个文件一并更新"],en:["What was loaded is not this version of yidi: it lacks {0}","Update the files of yidi together"]},"host.not_ready":{zh:["yid\
i 尚未加载，不能调用 {0} / yidi is not loaded yet: {0} cannot be called.","请先等待 init() 完成 / Await init() first"]}};function t(f,c,p,_){const[
d,i]=e[f][c].map(l=>l.replace(/\{(\d)\}/g,(y,v)=>_[v])),g={code:f,severity:"error",message:d,remedy:i};return p&&(g.field=p),Object.assign(new Error(`${d} ${i}`),
{code:f,issues:[g]})}function h(f,c){if(typeof f!="object"||f===null)return t("field.type",c,"options",["对象","an object"]);for(const d of Object.keys(f))if(n.
indexOf(d)<0)return t("field.unknown",c,`options.${d}`,[d]);const{path:p,module:_}=f;if(f.lang!==void 0&&f.lang!==c)return t("lang.unknown",c,"options.lang",[]);
if(p!==void 0&&(typeof p!="string"||p===""))return t("field.type",c,"options.path",["代码包内的路径","a path inside the code package"]);if(_!==void 0&&(typeof _!=
"object"||_===null))return t("field.type",c,"options.module",["模块的内容","the bytes of the module"])}function u(){if(typeof WXWebAssembly!="undefined")return WXWebAssembly;
if(typeof TTWebAssembly!="undefined")return TTWebAssembly;if(typeof MYWebAssembly!="undefined")return MYWebAssembly}function a(f,c,p,_,d){return Promise.resolve().
then(()=>f.instantiate(c[0],p)).then(i=>i.instance||i,i=>{const g=typeof c[0]=="string"?`${c[0]}: `:"";if(d.push(g+(i&&(i.message||i.errMsg)||i)),c.length>1)return a(
f,c.slice(1),p,_,d);throw t("host.load_failed",_,void 0,[d.join("; ")])})}function b(f,c,p){const _=u(),d=typeof WebAssembly=="undefined"?void 0:WebAssembly;if(f.
module!==void 0){if(d)return a(d,[f.module],c,p,[]);throw t(_?"host.path_needed":"host.no_webassembly",p,"options.module",[])}if(!_)throw t(d?"host.module_neede\
d":"host.no_webassembly",p,void 0,[]);const i=f.path===void 0?r:f.path;return a(_,i.endsWith(".wasm.br")?[i,i.slice(0,-3)]:[i],c,p,[])}function x(f,c,p,_){let d,
i=!1;function g(y={}){if(d)return d;const v=y&&y.lang==="en"?"en":"zh";return d=Promise.resolve().then(()=>{const P=h(y,v);if(P)throw P;return b(y,p(),v)}).then(
P=>{const I=c.filter(C=>typeof P.exports[C]!="function");if(I.length>0)throw t("host.other_module",v,void 0,[I.join(", ")]);return _(P),i=!0,f}),d.catch(()=>{d=
void 0}),d}return{init:g,guarded:(y,v)=>function(){if(!i)throw t("host.not_ready","zh",void 0,[y]);return v.apply(void 0,arguments)}}}return{loader:x}})(),{unpack:V}=(()=>{
function r(n){const[e,t,h,u,a]=JSON.parse(n),b=([x,f,c,p,_,d,i,g,l])=>{const y={line:x};return f!==null&&(y.item=t[f]),c!==null&&(y.match=c),p!==null&&(y.candidates=
p.map(v=>t[v])),y.class=_,d!==null&&(y.priorSelfPayRatio=d),i!==null&&(y.priceLimit=i),[y.fullSelfPay,y.overLimitSelfPay,y.priorSelfPay,y.inScope,y.undecided]=g,
y.flags=l.map(([v,P])=>P===null?h[v]:Object.assign({},h[v],{field:P})),y};return{ok:!0,lines:e.map(b),sums:u,issues:a}}return{unpack:r}})(),{build:$}=(()=>{let r=null;
try{r=new TextDecoder("utf-16le",{ignoreBOM:!0})}catch(i){}function n(i){if(r)return r.decode(i);let g="";for(let l=0;l<i.length;l+=4096)g+=String.fromCharCode.
apply(null,i.subarray(l,l+4096));return g}let e=[],t=0;function h(){const i=[];for(let g=+e[t++];g>0;g--)i.push(e[t++]);return i}function u(i){const g=[];for(let l=+e[t++];l>
0;l--)g.push(i());return g}function a(){const i=e[t++],g=e[t++],l=e[t++],y=e[t++],v=e[t++],P=e[t++],I=e[t++],C=h();return y===""?{code:i,label:g,detail:l,amount:P,
payer:I,documents:C}:v===""?{code:i,label:g,detail:l,base:y,amount:P,payer:I,documents:C}:{code:i,label:g,detail:l,base:y,ratio:v,amount:P,payer:I,documents:C}}
function b(){return{name:e[t++],kind:e[t++],amount:e[t++]}}function x(){return{id:e[t++],title:e[t++],number:e[t++]||null,url:e[t++]||null}}function f(i,g,l){l!==
""&&(i[g]=l)}function c(){const i={code:e[t++],severity:e[t++]};f(i,"field",e[t++]),i.message=e[t++],f(i,"remedy",e[t++]);const g=h();return g.length>0&&(i.documents=
g),i}function p(i,g){if(e[t++]==="")return;const l={};f(l,"inScope",e[t++]),f(l,"deductiblePaid",e[t++]),f(l,"pooledPaid",e[t++]),i[g]=l}function _(){const i={},
g=e[t++];if(g!==""&&(i.admissions=+g),p(i,"outpatient"),p(i,"inpatient"),p(i,"chronic"),f(i,"inScopeSelfPay",e[t++]),e[t++]==="")return i;const l={};for(let y=+e[t++];y>
0;y--){const v=e[t++],P=e[t++];v==="__proto__"?Object.defineProperty(l,v,{value:P,enumerable:!0,configurable:!0,writable:!0}):l[v]=P}return i.supplementPaid=l,i}
function d(i){return e=n(i).split(""),t=0,{ok:!0,insuredArea:e[t++],treatmentArea:e[t++],crossProvince:e[t++]==="1",scheme:e[t++],service:e[t++],date:e[t++],policyEffective:e[t++],
total:e[t++],fullSelfPay:e[t++],overLimitSelfPay:e[t++],priorSelfPay:e[t++],inScope:e[t++],deductible:e[t++],pooledFund:e[t++],supplements:u(b),fundTotal:e[t++],
personTotal:e[t++],personalAccount:e[t++],cash:e[t++],inScopeRatio:e[t++],steps:u(a),documents:u(x),evidence:e[t++],warnings:u(c),yearToDate:_()}}return{build:d}})();
function H(r,n){try{const u=s.__wbindgen_add_to_stack_pointer(-16)>>>0;s.area(u,o(r),o(n));var e=w().getInt32(u+0,!0),t=w().getInt32(u+4,!0),h=w().getInt32(u+8,
!0);if(h)throw m(t);return m(e)}finally{s.__wbindgen_add_to_stack_pointer(16)}}function J(r,n){try{const u=s.__wbindgen_add_to_stack_pointer(-16)>>>0;s.areas(u,
o(r),o(n));var e=w().getInt32(u+0,!0),t=w().getInt32(u+4,!0),h=w().getInt32(u+8,!0);if(h)throw m(t);return m(e)}finally{s.__wbindgen_add_to_stack_pointer(16)}}function X(r,n){
const e=s.checkDirectSettlement(o(r),o(n));return m(e)}function Y(r,n,e,t,h,u){const a=s.classify(o(r),o(n),o(e),o(t),o(h),o(u));return m(a)}function G(r,n){const e=s.
estimate(o(r),o(n));return m(e)}function K(r,n){const e=s.estimateMany(o(r),o(n));return m(e)}function Q(r,n){try{const u=s.__wbindgen_add_to_stack_pointer(-16)>>>
0;s.explainError(u,o(r),o(n));var e=w().getInt32(u+0,!0),t=w().getInt32(u+4,!0),h=w().getInt32(u+8,!0);if(h)throw m(t);return m(e)}finally{s.__wbindgen_add_to_stack_pointer(
16)}}function Z(r){const n=s.exportPack(o(r));return m(n)}function ee(r,n){const e=s.filingForm(o(r),o(n));return m(e)}function te(r,n,e){try{const a=s.__wbindgen_add_to_stack_pointer(
-16)>>>0;s.institutions(a,o(r),o(n),o(e));var t=w().getInt32(a+0,!0),h=w().getInt32(a+4,!0),u=w().getInt32(a+8,!0);if(u)throw m(h);return m(t)}finally{s.__wbindgen_add_to_stack_pointer(
16)}}function ne(r,n){const e=s.lintPack(o(r),o(n));return m(e)}function re(r,n){const e=s.loadPack(o(r),o(n));return m(e)}function ie(r,n,e){try{const a=s.__wbindgen_add_to_stack_pointer(
-16)>>>0;s.openServices(a,o(r),o(n),o(e));var t=w().getInt32(a+0,!0),h=w().getInt32(a+4,!0),u=w().getInt32(a+8,!0);if(u)throw m(h);return m(t)}finally{s.__wbindgen_add_to_stack_pointer(
16)}}function oe(){const r=s.packSchema();return m(r)}function ae(r,n){try{const u=s.__wbindgen_add_to_stack_pointer(-16)>>>0;s.parseBill(u,o(r),o(n));var e=w().
getInt32(u+0,!0),t=w().getInt32(u+4,!0),h=w().getInt32(u+8,!0);if(h)throw m(t);return m(e)}finally{s.__wbindgen_add_to_stack_pointer(16)}}function ue(r,n){const e=s.
quickPack(o(r),o(n));return m(e)}function ce(r,n){const e=s.ruleCard(o(r),o(n));return m(e)}function se(r,n){try{const u=s.__wbindgen_add_to_stack_pointer(-16)>>>
0;s.searchCatalog(u,o(r),o(n));var e=w().getInt32(u+0,!0),t=w().getInt32(u+4,!0),h=w().getInt32(u+8,!0);if(h)throw m(t);return m(e)}finally{s.__wbindgen_add_to_stack_pointer(
16)}}function de(r,n){const e=s.settlementFields(o(r),o(n));return m(e)}function le(r){return s.unloadPack(o(r))!==0}function fe(r,n){const e=s.validateFiling(o(
r),o(n));return m(e)}function _e(){const r=s.version();return m(r)}function he(){return{__proto__:null,"./yidi_bg.js":{__proto__:null,__wbg_Error_208446807d0d1e30:function(n,e){
const t=Error(T(n,e));return o(t)},__wbg___wbindgen_is_string_fc456fee5d3317de:function(n){return typeof S(n)=="string"},__wbg___wbindgen_is_undefined_be5b34249ff1fc15:function(n){
return S(n)===void 0},__wbg___wbindgen_string_get_7ce8eee7fd327545:function(n,e){const t=S(e),h=typeof t=="string"?t:void 0;var u=be(h)?0:ye(h,s.__wbindgen_malloc,
s.__wbindgen_realloc),a=N;w().setInt32((n>>>0)+4,a,!0),w().setInt32((n>>>0)+0,u,!0)},__wbg___wbindgen_throw_4c88d8bf264fd984:function(n,e){throw new Error(T(n,e))},
__wbg_build_c8a60daf2722461e:function(n,e){const t=$(pe(n,e));return o(t)},__wbg_length_e83e819f48c774e4:function(n){return S(n).length},__wbg_new_37eb45aaf5eeb820:function(){
const n=new Array;return o(n)},__wbg_new_787b9fb330d55d78:function(n,e){const t=new Error(T(n,e));return o(t)},__wbg_new_cd4348290afae586:function(){const n=new Object;
return o(n)},__wbg_parse_c3f72b5a24f83c01:function(){return U(function(n,e){const t=JSON.parse(T(n,e));return o(t)},arguments)},__wbg_push_c9f4893fc209f768:function(n,e){
return S(n).push(S(e))},__wbg_set_2793479888329cb6:function(){return U(function(n,e,t){return Reflect.set(S(n),S(e),S(t))},arguments)},__wbg_set_e4b9a833d288759a:function(n,e,t){
S(n)[m(e)]=m(t)},__wbg_stringify_0a0fbf2ef722380a:function(){return U(function(n){const e=JSON.stringify(S(n));return o(e)},arguments)},__wbg_unpack_2121091750dd2ba3:function(n,e){
const t=V(T(n,e));return o(t)},__wbindgen_generic_0000000000000001:function(n){return o(n)},__wbindgen_generic_0000000000000002:function(n,e){const t=T(n,e);return o(
t)},__wbindgen_generic_0000000000000003:function(n){const e=BigInt.asUintN(64,n);return o(e)},__wbindgen_object_clone_ref:function(n){const e=S(n);return o(e)},
__wbindgen_object_drop_ref:function(n){m(n)}}}}function o(r){O===A.length&&A.push(A.length+1);const n=O;return O=A[n],A[n]=r,n}function ge(r){r<1028||(A[r]=O,O=
r)}function pe(r,n){return r=r>>>0,me().subarray(r/2,r/2+n)}let E=null;function w(){return(E===null||E.buffer.detached===!0||E.buffer.detached===void 0&&E.buffer!==
s.memory.buffer)&&(E=new DataView(s.memory.buffer)),E}function T(r,n){return r=r>>>0,ke(F().subarray(r,r+n))}let W=null;function me(){return(W===null||W.byteLength===
0)&&(W=new Uint16Array(s.memory.buffer)),W}let M=null;function F(){return(M===null||M.byteLength===0)&&(M=new Uint8Array(s.memory.buffer)),M}function S(r){return A[r]}
function U(r,n){try{return r.apply(this,n)}catch(e){s.__wbindgen_exn_store(o(e))}}let A=new Array(1024).fill(void 0);A.push(void 0,null,!0,!1);let O=A.length;function be(r){
return r==null}function ye(r,n,e){if(e===void 0){const b=D.encode(r),x=n(b.length,1)>>>0;return F().subarray(x,x+b.length).set(b),N=b.length,x}let t=r.length,h=n(
t,1)>>>0;const u=F();let a=0;for(;a<t;a++){const b=r.charCodeAt(a);if(b>127)break;u[h+a]=b}if(a!==t){a!==0&&(r=r.slice(a)),h=e(h,t,t=a+r.length*3,1)>>>0;const b=F().
subarray(h+a,h+t),x=D.encodeInto(r,b);a+=x.written,h=e(h,t,a,1)>>>0}return N=a,h}function m(r){const n=S(r);return ge(r),n}let j=new L("utf-8",{ignoreBOM:!0});j.
decode();const we=2146435072;let z=0;function ke(r){return z+=r.length,z>=we&&(j=new L("utf-8",{ignoreBOM:!0}),j.decode(),z=r.length),j.decode(r)}const D=new R;
"encodeInto"in D||(D.encodeInto=function(r,n){const e=D.encode(r);return n.set(e),{read:r.length,written:e.length}});let N=0,xe,ve,s;function Pe(r,n){return ve=
r,s=r.exports,xe=n,E=null,W=null,M=null,s}const{init:B,guarded:k}=q(exports,["area","areas","checkDirectSettlement","classify","estimate","estimateMany","explai\
nError","exportPack","filingForm","institutions","lintPack","loadPack","openServices","packSchema","parseBill","quickPack","ruleCard","searchCatalog","settlemen\
tFields","unloadPack","validateFiling","version"],he,Pe);exports.area=k("area",H),exports.areas=k("areas",J),exports.checkDirectSettlement=k("checkDirectSettlem\
ent",X),exports.classify=k("classify",Y),exports.estimate=k("estimate",G),exports.estimateMany=k("estimateMany",K),exports.explainError=k("explainError",Q),exports.
exportPack=k("exportPack",Z),exports.filingForm=k("filingForm",ee),exports.institutions=k("institutions",te),exports.lintPack=k("lintPack",ne),exports.loadPack=
k("loadPack",re),exports.openServices=k("openServices",ie),exports.packSchema=k("packSchema",oe),exports.parseBill=k("parseBill",ae),exports.quickPack=k("quickP\
ack",ue),exports.ruleCard=k("ruleCard",ce),exports.searchCatalog=k("searchCatalog",se),exports.settlementFields=k("settlementFields",de),exports.unloadPack=k("u\
nloadPack",le),exports.validateFiling=k("validateFiling",fe),exports.version=k("version",_e),exports.init=B,exports.default=B;
