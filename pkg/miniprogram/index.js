// Built by `make pkg`; change the Rust source instead.
// For mini-programs: `require('yidi/miniprogram').init()`; see index.d.ts.
"use strict";const{Utf8Decoder:q,Utf8Encoder:G}=(()=>{class e{decode(d){if(d===void 0)return"";const g=new Uint16Array(4096),y=d.length;let h="",u=0,_=0;for(;_<y;){u>g.length-
2&&(h+=String.fromCharCode.apply(null,g.subarray(0,u)),u=0);const s=d[_++];let m=0,k=128,E=191,A=65533;for(s<128?A=s:s>=194&&s<=223?(m=1,A=s&31):s>=224&&s<=239?
(m=2,A=s&15,s===224&&(k=160),s===237&&(E=159)):s>=240&&s<=244&&(m=3,A=s&7,s===240&&(k=144),s===244&&(E=143));m>0&&_<y&&d[_]>=k&&d[_]<=E;)A=A<<6|d[_++]&63,k=128,
E=191,m--;m>0&&(A=65533),A>65535&&(g[u++]=55232+(A>>10),A=56320+(A&1023)),g[u++]=A}return h+String.fromCharCode.apply(null,g.subarray(0,u))}}class n{encode(d){const g=new Uint8Array(
d.length*3);return g.slice(0,this.encodeInto(d,g).written)}encodeInto(d,g){let y=0,h=0;for(;y<d.length;){let u=d.charCodeAt(y),_=1;if(u>=55296&&u<=57343){const m=y+
1<d.length?d.charCodeAt(y+1):0;u<=56319&&m>=56320&&m<=57343?(u=65536+(u-55296<<10)+(m-56320),_=2):u=65533}const s=u<128?1:u<2048?2:u<65536?3:4;if(h+s>g.length)break;
if(s===1)g[h]=u;else{for(let m=s-1;m>0;m--)g[h+m]=128|u&63,u>>=6;g[h]=3840>>s&255|u}h+=s,y+=_}return{read:y,written:h}}}function r(P){try{return P()}catch(d){return!1}}
const c=()=>{if(typeof TextDecoder!="function")return!1;const P=new TextDecoder("utf-8",{ignoreBOM:!0});return P.decode()===""&&P.decode(new Uint8Array([229,188,
130]))==="异"},a=()=>typeof TextEncoder=="function"&&new TextEncoder().encodeInto("异",new Uint8Array(3)).written===3,i=r(c)?TextDecoder:e,v=r(a)?TextEncoder:
n;return{OwnDecoder:e,OwnEncoder:n,Utf8Decoder:i,Utf8Encoder:v}})(),{loader:ee}=(()=>{const t="/miniprogram_npm/yidi/yidi.wasm.br",e=["path","module","lang"],n={
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
i 尚未加载，不能调用 {0} / yidi is not loaded yet: {0} cannot be called.","请先等待 init() 完成 / Await init() first"]}};function r(d,g,y,h){const[
u,_]=n[d][g].map(m=>m.replace(/\{(\d)\}/g,(k,E)=>h[E])),s={code:d,severity:"error",message:u,remedy:_};return y&&(s.field=y),Object.assign(new Error(`${u} ${_}`),
{code:d,issues:[s]})}function c(d,g){if(typeof d!="object"||d===null)return r("field.type",g,"options",["对象","an object"]);for(const u of Object.keys(d))if(e.
indexOf(u)<0)return r("field.unknown",g,`options.${u}`,[u]);const{path:y,module:h}=d;if(d.lang!==void 0&&d.lang!==g)return r("lang.unknown",g,"options.lang",[]);
if(y!==void 0&&(typeof y!="string"||y===""))return r("field.type",g,"options.path",["代码包内的路径","a path inside the code package"]);if(h!==void 0&&(typeof h!=
"object"||h===null))return r("field.type",g,"options.module",["模块的内容","the bytes of the module"])}function a(){if(typeof WXWebAssembly!="undefined"&&WXWebAssembly)
return WXWebAssembly;if(typeof TTWebAssembly!="undefined"&&TTWebAssembly)return TTWebAssembly;if(typeof MYWebAssembly!="undefined"&&MYWebAssembly)return MYWebAssembly}
function i(d,g,y,h,u){return Promise.resolve().then(()=>d.instantiate(g[0],y)).then(_=>{const s=_&&_.instance||_;if(!s||!s.exports)throw new Error("no instance");
return s}).then(void 0,_=>{const s=typeof g[0]=="string"?`${g[0]}: `:"",m=_&&(_.message||_.errMsg);if(u.push(s+(m||(typeof _=="object"?JSON.stringify(_):String(
_)))),g.length>1)return i(d,g.slice(1),y,h,u);throw r("host.load_failed",h,void 0,[u.join("; ")])})}function v(d,g,y){const h=a(),u=typeof WebAssembly=="undefin\
ed"?void 0:WebAssembly;if(d.module!==void 0){if(u)return i(u,[d.module],g,y,[]);throw r(h?"host.path_needed":"host.no_webassembly",y,"options.module",[])}if(!h)
throw r(u?"host.module_needed":"host.no_webassembly",y,void 0,[]);const _=d.path===void 0?t:d.path;return i(h,_.endsWith(".wasm.br")?[_,_.slice(0,-3)]:[_],g,y,[])}
function P(d,g,y,h){let u,_=!1,s,m,k=!1;function E(l={}){if(u)return u;const b=l&&l.lang==="en"?"en":"zh";return u=Promise.resolve().then(()=>{const w=c(l,b);if(w)
throw w;return v(l,y(),b)}).then(w=>{const O=g.filter(I=>typeof w.exports[I]!="function");if(O.length>0)throw r("host.other_module",b,void 0,[O.join(", ")]);return h(
w),_=!0,s=l,m&&m(),m=void 0,d}),u.catch(()=>{u=void 0}),u}function A(l){if(k)return;k=!0,m=l,u=void 0;const b=()=>{k=!1};E(s).then(b,b)}return{init:E,again:A,guarded:(l,b)=>function(){
if(!_)throw r("host.not_ready","zh",void 0,[l]);return b(l,arguments)}}}return{loader:P}})(),{watch:te}=(()=>{const t="internal.trap";function e(){const c="内部出错\
 / Something broke inside";return Object.assign(new Error(c),{code:t,issues:[{code:t,severity:"error",message:c,remedy:"请再试一次 / Try again"}]})}const n=c=>c&&
c.issues;function r(c,a,i,v){const{area:P,exportPack:d,loadPack:g}=c,y=new Map;let h=0,u=!1;function _(){u=!0,y.forEach(k=>{if(!g(JSON.parse(k)).ok)throw e()}),
u=!1}function s(){try{u&&h===0&&v(_)}catch(k){}}function m(k,E){const A=k==="loadPack";i(A);const S=c[k].apply(void 0,E),l=i(!1);return u||(A&&S.ok&&y.set(S.area,
l||JSON.stringify(d(S.area))),k==="unloadPack"&&S&&y.forEach((b,w)=>{P(w).rules!=="loaded"&&y.delete(w)})),S}return function(E,A){s(),h++;try{if(!u){const S=m(E,
A);if(!u)return S}}catch(S){if(!u&&n(S))throw S;u=!0}finally{h--}s(),a(!0);try{const S=c[E].apply(void 0,A);if(Object(S)===S)return S}catch(S){if(n(S))throw S;u=
!0}finally{a(!1)}throw e()}}return{watch:r}})(),{unpack:ne}=(()=>{function t(e){const[n,r,c,a,i]=JSON.parse(e),v=([P,d,g,y,h,u,_,s,m])=>{const k={line:P};return d!==
null&&(k.item=r[d]),g!==null&&(k.match=g),y!==null&&(k.candidates=y.map(E=>r[E])),k.class=h,u!==null&&(k.priorSelfPayRatio=u),_!==null&&(k.priceLimit=_),[k.fullSelfPay,
k.overLimitSelfPay,k.priorSelfPay,k.inScope,k.undecided]=s,k.flags=m.map(([E,A])=>A===null?c[E]:Object.assign({},c[E],{field:A})),k};return{ok:!0,lines:n.map(v),
sums:a,issues:i}}return{unpack:t}})(),{make:re,open:ie,read:oe,shape:ue,write:ce}=(()=>{const t={Float64Array,Uint8Array,Uint16Array,Uint32Array},e="insuredArea\
s",n=h=>u=>Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype),h).get.call(u),r=n(Symbol.toStringTag),c=n("buffer"),a=n("byteOffset"),i=n(
"length");function v(h){if(typeof h!="object"||ArrayBuffer.isView(h))throw new TypeError("columns");const u=Object.create(null);for(const _ of Object.keys(h)){u[_]=
!1;try{const s=h[_],m=t[r(s)];s==null?delete u[_]:_===e?u[_]=s:m&&(u[_]=new m(c(s),a(s),i(s)))}catch(s){}}return u}function P(h){const u=Object.create(null);for(const _ of Object.
keys(h)){const s=h[_];u[_]=_===e||!s?s:[r(s),s.length]}return u}function d(h,u,_,s){const m=h[u];if(m){if(m.length<=_)throw new RangeError(u);s.set(m.subarray(_,
_+s.length))}}function g(h,u){return new t[h](u)}function y(h,u,_){h.set(_.subarray(0,h.length-u),u)}return{open:v,shape:P,read:d,make:g,write:y}})(),{stringify:ae,
take:se,usual:fe,close:de,retain:le}=(()=>{const t=new G;let e="",n=!1,r;function c(d){n=d,e=""}function a(d){const g=r;return r=d?"":void 0,g}function i(d,g){if(n)
return-3;let y;try{y=JSON.stringify(d)}catch(h){return-2}return typeof y!="string"?-1:(e=y.length<=g?y:"",y.length)}function v(d){const{read:g,written:y}=t.encodeInto(
e,d);return g<e.length?0:(r!==void 0&&(r=e),e="",y)}function P(d){return d===void 0||d==="zh"?0:d==="en"?1:2}return{close:c,retain:a,stringify:i,take:v,usual:P}})(),
{append:_e,build:he,keep:ge}=(()=>{let t=null;try{t=new TextDecoder("utf-16le",{ignoreBOM:!0}),t.decode(new Uint8Array([2,95]))!=="异"&&(t=null)}catch(l){t=null}
function e(l){if(t)return t.decode(l);let b="";for(let w=0;w<l.length;w+=4096)b+=String.fromCharCode.apply(null,l.subarray(w,w+4096));return b}const n=[];let r=[],
c=0,a=[];function i(){const l=r[c++];return l&1?n[l>>1]:a[l>>1]}function v(l){const b=[];for(let w=r[c++];w>0;w--)b.push(l());return b}function P(){const l=i(),
b=i(),w=i(),O=i(),I=i(),W=i(),j=i(),Y=v(i);return O===void 0?{code:l,label:b,detail:w,amount:W,payer:j,documents:Y}:I===void 0?{code:l,label:b,detail:w,base:O,amount:W,
payer:j,documents:Y}:{code:l,label:b,detail:w,base:O,ratio:I,amount:W,payer:j,documents:Y}}function d(){return{name:i(),kind:i(),amount:i()}}function g(l){return l===
void 0?null:l}function y(){return{id:i(),title:i(),number:g(i()),url:g(i())}}function h(){const l=i(),b=i(),w=i(),O=i(),I=i(),W=v(i),j=w===void 0?{code:l,severity:b,
message:O}:{code:l,severity:b,field:w,message:O};return I!==void 0&&(j.remedy=I),W.length>0&&(j.documents=W),j}function u(){const l=i(),b=i(),w=i(),O={};return l!==
void 0&&(O.inScope=l),b!==void 0&&(O.deductiblePaid=b),w!==void 0&&(O.pooledPaid=w),O}function _(){const l={},b=r[c++];b>0&&(l.admissions=b-1),r[c++]&&(l.outpatient=
u()),r[c++]&&(l.inpatient=u()),r[c++]&&(l.chronic=u());const w=i();if(w!==void 0&&(l.inScopeSelfPay=w),r[c++]===0)return l;const O=l.supplementPaid={};for(let I=r[c++];I>
0;I--){const W=i(),j=i();W in O?Object.defineProperty(O,W,{value:j,enumerable:!0,configurable:!0,writable:!0}):O[W]=j}return l}function s(){const l=v(P),b=v(y),
w=v(h),O=v(d),I=_();return{ok:!0,insuredArea:i(),treatmentArea:i(),crossProvince:r[c++]===1,scheme:i(),service:i(),date:i(),policyEffective:i(),total:i(),fullSelfPay:i(),
overLimitSelfPay:i(),priorSelfPay:i(),inScope:i(),deductible:i(),pooledFund:i(),supplements:O,fundTotal:i(),personTotal:i(),personalAccount:i(),cash:i(),inScopeRatio:i(),
steps:l,documents:b,evidence:i(),warnings:w,yearToDate:I}}function m(l,b,w,O){for(let I=0;w<b.length;w++)O.push(l.slice(I,b[w])),I=b[w]}function k(l,b){r=l,a=[void 0],
m(e(b),r,r[0],a),c=1}function E(l,b,w){n.length=l,m(e(w),b,0,n)}function A(l,b){return k(l,b),s()}function S(l,b,w){for(k(l,b);c<r[0];)w.push(s())}return{keep:E,
build:A,append:S}})();function ye(t,e){try{const a=f.__wbindgen_add_to_stack_pointer(-16)>>>0;f.area(a,o(t),o(e));var n=x().getInt32(a+0,!0),r=x().getInt32(a+4,
!0),c=x().getInt32(a+8,!0);if(c)throw p(r);return p(n)}finally{f.__wbindgen_add_to_stack_pointer(16)}}function be(t,e){try{const a=f.__wbindgen_add_to_stack_pointer(
-16)>>>0;f.areas(a,o(t),o(e));var n=x().getInt32(a+0,!0),r=x().getInt32(a+4,!0),c=x().getInt32(a+8,!0);if(c)throw p(r);return p(n)}finally{f.__wbindgen_add_to_stack_pointer(
16)}}function pe(t,e){const n=f.breakpoints(o(t),o(e));return p(n)}function we(t,e){const n=f.checkDirectSettlement(o(t),o(e));return p(n)}function me(t,e,n,r,c,a){
const i=f.classify(o(t),o(e),o(n),o(r),o(c),o(a));return p(i)}function ke(t,e){const n=f.clearing(o(t),o(e));return p(n)}function xe(t,e){const n=f.compare(o(t),
o(e));return p(n)}function Ae(t,e){const n=f.estimate(o(t),o(e));return p(n)}function ve(t,e){try{const a=f.__wbindgen_add_to_stack_pointer(-16)>>>0;f.estimateColumns(
a,o(t),o(e));var n=x().getInt32(a+0,!0),r=x().getInt32(a+4,!0),c=x().getInt32(a+8,!0);if(c)throw p(r);return p(n)}finally{f.__wbindgen_add_to_stack_pointer(16)}}
function Oe(t,e){const n=f.estimateMany(o(t),o(e));return p(n)}function Ee(t,e,n){const r=f.estimateTable(o(t),o(e),o(n));return p(r)}function Se(t,e){try{const a=f.
__wbindgen_add_to_stack_pointer(-16)>>>0;f.explainError(a,o(t),o(e));var n=x().getInt32(a+0,!0),r=x().getInt32(a+4,!0),c=x().getInt32(a+8,!0);if(c)throw p(r);return p(
n)}finally{f.__wbindgen_add_to_stack_pointer(16)}}function Pe(t){const e=f.exportPack(o(t));return p(e)}function Te(t,e){const n=f.filingForm(o(t),o(e));return p(
n)}function Ie(t,e,n){try{const i=f.__wbindgen_add_to_stack_pointer(-16)>>>0;f.institutions(i,o(t),o(e),o(n));var r=x().getInt32(i+0,!0),c=x().getInt32(i+4,!0),
a=x().getInt32(i+8,!0);if(a)throw p(c);return p(r)}finally{f.__wbindgen_add_to_stack_pointer(16)}}function We(t,e,n){const r=f.inverse(o(t),o(e),o(n));return p(
r)}function je(t,e){const n=f.lintPack(o(t),o(e));return p(n)}function Me(t,e){const n=f.loadPack(o(t),o(e));return p(n)}function Ue(t,e){const n=f.nextQuestions(
o(t),o(e));return p(n)}function Ce(t,e,n){try{const i=f.__wbindgen_add_to_stack_pointer(-16)>>>0;f.openServices(i,o(t),o(e),o(n));var r=x().getInt32(i+0,!0),c=x().
getInt32(i+4,!0),a=x().getInt32(i+8,!0);if(a)throw p(c);return p(r)}finally{f.__wbindgen_add_to_stack_pointer(16)}}function De(){const t=f.packSchema();return p(
t)}function Fe(t,e){try{const a=f.__wbindgen_add_to_stack_pointer(-16)>>>0;f.parseBill(a,o(t),o(e));var n=x().getInt32(a+0,!0),r=x().getInt32(a+4,!0),c=x().getInt32(
a+8,!0);if(c)throw p(r);return p(n)}finally{f.__wbindgen_add_to_stack_pointer(16)}}function Ne(t,e){const n=f.prepayment(o(t),o(e));return p(n)}function ze(t,e){
const n=f.quickPack(o(t),o(e));return p(n)}function Le(t,e){const n=f.ruleCard(o(t),o(e));return p(n)}function Re(t,e){try{const a=f.__wbindgen_add_to_stack_pointer(
-16)>>>0;f.searchCatalog(a,o(t),o(e));var n=x().getInt32(a+0,!0),r=x().getInt32(a+4,!0),c=x().getInt32(a+8,!0);if(c)throw p(r);return p(n)}finally{f.__wbindgen_add_to_stack_pointer(
16)}}function Be(t,e){const n=f.settlementFields(o(t),o(e));return p(n)}function Je(t,e){const n=f.simulateYear(o(t),o(e));return p(n)}function Ye(t){return f.unloadPack(
o(t))!==0}function Ve(t,e){const n=f.validateFiling(o(t),o(e));return p(n)}function Xe(){const t=f.version();return p(t)}function $e(){return{__proto__:null,"./\
yidi_bg.js":{__proto__:null,__wbg_Error_208446807d0d1e30:function(e,n){const r=Error(U(e,n));return o(r)},__wbg___wbindgen_string_get_7ce8eee7fd327545:function(e,n){
const r=T(n),c=typeof r=="string"?r:void 0;var a=Ze(c)?0:et(c,f.__wbindgen_malloc,f.__wbindgen_realloc),i=Q;x().setInt32((e>>>0)+4,i,!0),x().setInt32((e>>>0)+0,
a,!0)},__wbg___wbindgen_throw_4c88d8bf264fd984:function(e,n){throw new Error(U(e,n))},__wbg_append_a4080bc493445d7c:function(e,n,r,c,a){_e(X(e,n),V(r,c),T(a))},
__wbg_build_76df995fce02ac7e:function(e,n,r,c){const a=he(X(e,n),V(r,c));return o(a)},__wbg_keep_01fc299355983ac3:function(e,n,r,c,a){ge(e>>>0,X(n,r),V(c,a))},__wbg_make_67fb7f0fc62089c1:function(){
return D(function(e,n,r){const c=re(U(e,n),r>>>0);return o(c)},arguments)},__wbg_new_37eb45aaf5eeb820:function(){const e=new Array;return o(e)},__wbg_new_787b9fb330d55d78:function(e,n){
const r=new Error(U(e,n));return o(r)},__wbg_new_cd4348290afae586:function(){const e=new Object;return o(e)},__wbg_open_9ad7de9e056f1f2d:function(){return D(function(e){
const n=ie(T(e));return o(n)},arguments)},__wbg_parse_c3f72b5a24f83c01:function(){return D(function(e,n){const r=JSON.parse(U(e,n));return o(r)},arguments)},__wbg_push_c9f4893fc209f768:function(e,n){
return T(e).push(T(n))},__wbg_read_d0c5a855edbc5253:function(){return D(function(e,n,r,c,a,i){oe(T(e),U(n,r),c>>>0,K(a,i))},arguments)},__wbg_set_2793479888329cb6:function(){
return D(function(e,n,r){return Reflect.set(T(e),T(n),T(r))},arguments)},__wbg_set_e4b9a833d288759a:function(e,n,r){T(e)[p(n)]=p(r)},__wbg_shape_165a48c54f203abe:function(e){
const n=ue(T(e));return o(n)},__wbg_stringify_0a0fbf2ef722380a:function(){return D(function(e){const n=JSON.stringify(T(e));return o(n)},arguments)},__wbg_stringify_768c435464f65e24:function(e,n){
return ae(T(e),n)},__wbg_take_0aad654fd81a026d:function(e,n){return se(qe(e,n))},__wbg_unpack_2121091750dd2ba3:function(e,n){const r=ne(U(e,n));return o(r)},__wbg_usual_0fd0532f6bcadb72:function(e){
return fe(T(e))},__wbg_write_94353b4362f002b7:function(){return D(function(e,n,r,c){ce(T(e),n>>>0,K(r,c))},arguments)},__wbindgen_generic_0000000000000001:function(e){
return o(e)},__wbindgen_generic_0000000000000002:function(e,n){const r=U(e,n);return o(r)},__wbindgen_generic_0000000000000003:function(e){const n=BigInt.asUintN(
64,e);return o(n)},__wbindgen_object_clone_ref:function(e){const n=T(e);return o(n)},__wbindgen_object_drop_ref:function(e){p(e)}}}}function o(t){F===M.length&&
M.push(M.length+1);const e=F;return F=M[e],M[e]=t,e}function He(t){t<1028||(M[t]=F,F=t)}function K(t,e){return t=t>>>0,Ge().subarray(t/8,t/8+e)}function V(t,e){
return t=t>>>0,Ke().subarray(t/2,t/2+e)}function X(t,e){return t=t>>>0,Qe().subarray(t/4,t/4+e)}function qe(t,e){return t=t>>>0,B().subarray(t/1,t/1+e)}let C=null;
function x(){return(C===null||C.buffer.detached===!0||C.buffer.detached===void 0&&C.buffer!==f.memory.buffer)&&(C=new DataView(f.memory.buffer)),C}let N=null;function Ge(){
return(N===null||N.byteLength===0)&&(N=new Float64Array(f.memory.buffer)),N}function U(t,e){return t=t>>>0,nt(B().subarray(t,t+e))}let z=null;function Ke(){return(z===
null||z.byteLength===0)&&(z=new Uint16Array(f.memory.buffer)),z}let L=null;function Qe(){return(L===null||L.byteLength===0)&&(L=new Uint32Array(f.memory.buffer)),
L}let R=null;function B(){return(R===null||R.byteLength===0)&&(R=new Uint8Array(f.memory.buffer)),R}function T(t){return M[t]}function D(t,e){try{return t.apply(
this,e)}catch(n){f.__wbindgen_exn_store(o(n))}}let M=new Array(1024).fill(void 0);M.push(void 0,null,!0,!1);let F=M.length;function Ze(t){return t==null}function et(t,e,n){
let r=t.length,c=e(r,1)>>>0;const a=B();let i=0;for(;i<r;i++){const v=t.charCodeAt(i);if(v>127)break;a[c+i]=v}if(i!==r){i!==0&&(t=t.slice(i)),c=n(c,r,r=i+t.length*
3,1)>>>0;const v=B().subarray(c+i,c+r),P=rt.encodeInto(t,v);i+=P.written,c=n(c,r,i,1)>>>0}return Q=i,c}function p(t){const e=T(t);return He(t),e}let J=new q("ut\
f-8",{ignoreBOM:!0});J.decode();const tt=2146435072;let $=0;function nt(t){return $+=t.length,$>=tt&&(J=new q("utf-8",{ignoreBOM:!0}),J.decode(),$=t.length),J.decode(
t)}const rt=new G;let Q=0,it,ot,f;function ut(t,e){return ot=t,f=t.exports,it=e,C=null,N=null,z=null,L=null,R=null,f}const H={area:ye,areas:be,breakpoints:pe,checkDirectSettlement:we,
classify:me,clearing:ke,compare:xe,estimate:Ae,estimateColumns:ve,estimateMany:Oe,estimateTable:Ee,explainError:Se,exportPack:Pe,filingForm:Te,institutions:Ie,inverse:We,
lintPack:je,loadPack:Me,nextQuestions:Ue,openServices:Ce,packSchema:De,parseBill:Fe,prepayment:Ne,quickPack:ze,ruleCard:Le,searchCatalog:Re,settlementFields:Be,
simulateYear:Je,unloadPack:Ye,validateFiling:Ve,version:Xe},{init:Z,again:ct,guarded:at}=ee(exports,Object.keys(H),$e,t=>{F=M.length=1028,ut(t)}),st=te(H,de,le,
ct);Object.keys(H).forEach(t=>{exports[t]=at(t,st)}),exports.init=Z,exports.default=Z;
