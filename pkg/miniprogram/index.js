// Built by `make pkg`; change the Rust source instead.
// For mini-programs: `require('yidi/miniprogram').init()`; see index.d.ts.
"use strict";const{Utf8Decoder:K,Utf8Encoder:Q}=(()=>{class e{decode(g){if(g===void 0)return"";const h=new Uint16Array(4096),y=g.length;let _="",u=0,d=0;for(;d<y;){u>h.length-
2&&(_+=String.fromCharCode.apply(null,h.subarray(0,u)),u=0);const f=g[d++];let w=0,x=128,S=191,v=65533;for(f<128?v=f:f>=194&&f<=223?(w=1,v=f&31):f>=224&&f<=239?
(w=2,v=f&15,f===224&&(x=160),f===237&&(S=159)):f>=240&&f<=244&&(w=3,v=f&7,f===240&&(x=144),f===244&&(S=143));w>0&&d<y&&g[d]>=x&&g[d]<=S;)v=v<<6|g[d++]&63,x=128,
S=191,w--;w>0&&(v=65533),v>65535&&(h[u++]=55232+(v>>10),v=56320+(v&1023)),h[u++]=v}return _+String.fromCharCode.apply(null,h.subarray(0,u))}}class n{encode(g){const h=new Uint8Array(
g.length*3);return h.slice(0,this.encodeInto(g,h).written)}encodeInto(g,h){let y=0,_=0;for(;y<g.length;){let u=g.charCodeAt(y),d=1;if(u>=55296&&u<=57343){const w=y+
1<g.length?g.charCodeAt(y+1):0;u<=56319&&w>=56320&&w<=57343?(u=65536+(u-55296<<10)+(w-56320),d=2):u=65533}const f=u<128?1:u<2048?2:u<65536?3:4;if(_+f>h.length)break;
if(f===1)h[_]=u;else{for(let w=f-1;w>0;w--)h[_+w]=128|u&63,u>>=6;h[_]=3840>>f&255|u}_+=f,y+=d}return{read:y,written:_}}}function r(O){try{return O()}catch(g){return!1}}
const a=()=>{if(typeof TextDecoder!="function")return!1;const O=new TextDecoder("utf-8",{ignoreBOM:!0});return O.decode()===""&&O.decode(new Uint8Array([229,188,
130]))==="异"},c=()=>typeof TextEncoder=="function"&&new TextEncoder().encodeInto("异",new Uint8Array(3)).written===3,i=r(a)?TextDecoder:e,p=r(c)?TextEncoder:
n;return{OwnDecoder:e,OwnEncoder:n,Utf8Decoder:i,Utf8Encoder:p}})(),{loader:te}=(()=>{const t="/miniprogram_npm/yidi/yidi.wasm.br",e=["path","module","lang"],n={
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
i 尚未加载，不能调用 {0} / yidi is not loaded yet: {0} cannot be called.","请先等待 init() 完成 / Await init() first"]}};function r(g,h,y,_){const[
u,d]=n[g][h].map(w=>w.replace(/\{(\d)\}/g,(x,S)=>_[S])),f={code:g,severity:"error",message:u,remedy:d};return y&&(f.field=y),Object.assign(new Error(`${u} ${d}`),
{code:g,issues:[f]})}function a(g,h){if(typeof g!="object"||g===null)return r("field.type",h,"options",["对象","an object"]);for(const u of Object.keys(g))if(e.
indexOf(u)<0)return r("field.unknown",h,`options.${u}`,[u]);const{path:y,module:_}=g;if(g.lang!==void 0&&g.lang!==h)return r("lang.unknown",h,"options.lang",[]);
if(y!==void 0&&(typeof y!="string"||y===""))return r("field.type",h,"options.path",["代码包内的路径","a path inside the code package"]);if(_!==void 0&&(typeof _!=
"object"||_===null))return r("field.type",h,"options.module",["模块的内容","the bytes of the module"])}function c(){if(typeof WXWebAssembly!="undefined"&&WXWebAssembly)
return WXWebAssembly;if(typeof TTWebAssembly!="undefined"&&TTWebAssembly)return TTWebAssembly;if(typeof MYWebAssembly!="undefined"&&MYWebAssembly)return MYWebAssembly}
function i(g,h,y,_,u){return Promise.resolve().then(()=>g.instantiate(h[0],y)).then(d=>{const f=d&&d.instance||d;if(!f||!f.exports)throw new Error("no instance");
return f}).then(void 0,d=>{const f=typeof h[0]=="string"?`${h[0]}: `:"",w=d&&(d.message||d.errMsg);if(u.push(f+(w||(typeof d=="object"?JSON.stringify(d):String(
d)))),h.length>1)return i(g,h.slice(1),y,_,u);throw r("host.load_failed",_,void 0,[u.join("; ")])})}function p(g,h,y){const _=c(),u=typeof WebAssembly=="undefin\
ed"?void 0:WebAssembly;if(g.module!==void 0){if(u)return i(u,[g.module],h,y,[]);throw r(_?"host.path_needed":"host.no_webassembly",y,"options.module",[])}if(!_)
throw r(u?"host.module_needed":"host.no_webassembly",y,void 0,[]);const d=g.path===void 0?t:g.path;return i(_,d.endsWith(".wasm.br")?[d,d.slice(0,-3)]:[d],h,y,[])}
function O(g,h,y,_){let u,d=!1;function f(x={}){if(u)return u;const S=x&&x.lang==="en"?"en":"zh";return u=Promise.resolve().then(()=>{const v=a(x,S);if(v)throw v;
return p(x,y(),S)}).then(v=>{const Y=h.filter(l=>typeof v.exports[l]!="function");if(Y.length>0)throw r("host.other_module",S,void 0,[Y.join(", ")]);return _(v),
d=!0,g}),u.catch(()=>{u=void 0}),u}return{init:f,guarded:(x,S)=>function(){if(!d)throw r("host.not_ready","zh",void 0,[x]);return S.apply(void 0,arguments)}}}return{
loader:O}})(),{unpack:ne}=(()=>{function t(e){const[n,r,a,c,i]=JSON.parse(e),p=([O,g,h,y,_,u,d,f,w])=>{const x={line:O};return g!==null&&(x.item=r[g]),h!==null&&
(x.match=h),y!==null&&(x.candidates=y.map(S=>r[S])),x.class=_,u!==null&&(x.priorSelfPayRatio=u),d!==null&&(x.priceLimit=d),[x.fullSelfPay,x.overLimitSelfPay,x.priorSelfPay,
x.inScope,x.undecided]=f,x.flags=w.map(([S,v])=>v===null?a[S]:Object.assign({},a[S],{field:v})),x};return{ok:!0,lines:n.map(p),sums:c,issues:i}}return{unpack:t}})(),
{make:re,open:ie,read:oe,shape:ue,write:ce}=(()=>{const t={Float64Array,Uint8Array,Uint16Array,Uint32Array},e="insuredAreas",n=_=>u=>Object.getOwnPropertyDescriptor(
Object.getPrototypeOf(Uint8Array.prototype),_).get.call(u),r=n(Symbol.toStringTag),a=n("buffer"),c=n("byteOffset"),i=n("length");function p(_){if(typeof _!="obj\
ect"||ArrayBuffer.isView(_))throw new TypeError("columns");const u=Object.create(null);for(const d of Object.keys(_)){u[d]=!1;try{const f=_[d],w=t[r(f)];f==null?
delete u[d]:d===e?u[d]=f:w&&(u[d]=new w(a(f),c(f),i(f)))}catch(f){}}return u}function O(_){const u=Object.create(null);for(const d of Object.keys(_)){const f=_[d];
u[d]=d===e||!f?f:[r(f),f.length]}return u}function g(_,u,d,f){const w=_[u];if(w){if(w.length<=d)throw new RangeError(u);f.set(w.subarray(d,d+f.length))}}function h(_,u){
return new t[_](u)}function y(_,u,d){_.set(d.subarray(0,_.length-u),u)}return{open:p,shape:O,read:g,make:h,write:y}})(),{stringify:ae,take:se,usual:fe}=(()=>{const t=new Q;
let e="";function n(c,i){let p;try{p=JSON.stringify(c)}catch(O){return-2}return typeof p!="string"?-1:(e=p.length<=i?p:"",p.length)}function r(c){const{read:i,written:p}=t.
encodeInto(e,c);return i<e.length?0:(e="",p)}function a(c){return c===void 0||c==="zh"?0:c==="en"?1:2}return{stringify:n,take:r,usual:a}})(),{append:de,build:le,
keep:_e}=(()=>{let t=null;try{t=new TextDecoder("utf-16le",{ignoreBOM:!0}),t.decode(new Uint8Array([2,95]))!=="异"&&(t=null)}catch(l){t=null}function e(l){if(t)
return t.decode(l);let m="";for(let k=0;k<l.length;k+=4096)m+=String.fromCharCode.apply(null,l.subarray(k,k+4096));return m}const n=[];let r=[],a=0,c=[];function i(){
const l=r[a++];return l&1?n[l>>1]:c[l>>1]}function p(l){const m=[];for(let k=r[a++];k>0;k--)m.push(l());return m}function O(){const l=i(),m=i(),k=i(),E=i(),I=i(),
P=i(),W=i(),V=p(i);return E===void 0?{code:l,label:m,detail:k,amount:P,payer:W,documents:V}:I===void 0?{code:l,label:m,detail:k,base:E,amount:P,payer:W,documents:V}:
{code:l,label:m,detail:k,base:E,ratio:I,amount:P,payer:W,documents:V}}function g(){return{name:i(),kind:i(),amount:i()}}function h(l){return l===void 0?null:l}function y(){
return{id:i(),title:i(),number:h(i()),url:h(i())}}function _(){const l=i(),m=i(),k=i(),E=i(),I=i(),P=p(i),W=k===void 0?{code:l,severity:m,message:E}:{code:l,severity:m,
field:k,message:E};return I!==void 0&&(W.remedy=I),P.length>0&&(W.documents=P),W}function u(){const l=i(),m=i(),k=i(),E={};return l!==void 0&&(E.inScope=l),m!==
void 0&&(E.deductiblePaid=m),k!==void 0&&(E.pooledPaid=k),E}function d(){const l={},m=r[a++];m>0&&(l.admissions=m-1),r[a++]&&(l.outpatient=u()),r[a++]&&(l.inpatient=
u()),r[a++]&&(l.chronic=u());const k=i();if(k!==void 0&&(l.inScopeSelfPay=k),r[a++]===0)return l;const E=l.supplementPaid={};for(let I=r[a++];I>0;I--){const P=i(),
W=i();P in E?Object.defineProperty(E,P,{value:W,enumerable:!0,configurable:!0,writable:!0}):E[P]=W}return l}function f(){const l=p(O),m=p(y),k=p(_),E=p(g),I=d();
return{ok:!0,insuredArea:i(),treatmentArea:i(),crossProvince:r[a++]===1,scheme:i(),service:i(),date:i(),policyEffective:i(),total:i(),fullSelfPay:i(),overLimitSelfPay:i(),
priorSelfPay:i(),inScope:i(),deductible:i(),pooledFund:i(),supplements:E,fundTotal:i(),personTotal:i(),personalAccount:i(),cash:i(),inScopeRatio:i(),steps:l,documents:m,
evidence:i(),warnings:k,yearToDate:I}}function w(l,m,k,E){for(let I=0;k<m.length;k++)E.push(l.slice(I,m[k])),I=m[k]}function x(l,m){r=l,c=[void 0],w(e(m),r,r[0],
c),a=1}function S(l,m,k){n.length=l,w(e(k),m,0,n)}function v(l,m){return x(l,m),f()}function Y(l,m,k){for(x(l,m);a<r[0];)k.push(f())}return{keep:S,build:v,append:Y}})();
function ge(t,e){try{const c=s.__wbindgen_add_to_stack_pointer(-16)>>>0;s.area(c,o(t),o(e));var n=A().getInt32(c+0,!0),r=A().getInt32(c+4,!0),a=A().getInt32(c+8,
!0);if(a)throw b(r);return b(n)}finally{s.__wbindgen_add_to_stack_pointer(16)}}function he(t,e){try{const c=s.__wbindgen_add_to_stack_pointer(-16)>>>0;s.areas(c,
o(t),o(e));var n=A().getInt32(c+0,!0),r=A().getInt32(c+4,!0),a=A().getInt32(c+8,!0);if(a)throw b(r);return b(n)}finally{s.__wbindgen_add_to_stack_pointer(16)}}function be(t,e){
const n=s.breakpoints(o(t),o(e));return b(n)}function ye(t,e){const n=s.checkDirectSettlement(o(t),o(e));return b(n)}function pe(t,e,n,r,a,c){const i=s.classify(
o(t),o(e),o(n),o(r),o(a),o(c));return b(i)}function me(t,e){const n=s.clearing(o(t),o(e));return b(n)}function we(t,e){const n=s.compare(o(t),o(e));return b(n)}
function ke(t,e){const n=s.estimate(o(t),o(e));return b(n)}function xe(t,e){try{const c=s.__wbindgen_add_to_stack_pointer(-16)>>>0;s.estimateColumns(c,o(t),o(e));
var n=A().getInt32(c+0,!0),r=A().getInt32(c+4,!0),a=A().getInt32(c+8,!0);if(a)throw b(r);return b(n)}finally{s.__wbindgen_add_to_stack_pointer(16)}}function Ae(t,e){
const n=s.estimateMany(o(t),o(e));return b(n)}function ve(t,e,n){const r=s.estimateTable(o(t),o(e),o(n));return b(r)}function Oe(t,e){try{const c=s.__wbindgen_add_to_stack_pointer(
-16)>>>0;s.explainError(c,o(t),o(e));var n=A().getInt32(c+0,!0),r=A().getInt32(c+4,!0),a=A().getInt32(c+8,!0);if(a)throw b(r);return b(n)}finally{s.__wbindgen_add_to_stack_pointer(
16)}}function Se(t){const e=s.exportPack(o(t));return b(e)}function Ee(t,e){const n=s.filingForm(o(t),o(e));return b(n)}function Te(t,e,n){try{const i=s.__wbindgen_add_to_stack_pointer(
-16)>>>0;s.institutions(i,o(t),o(e),o(n));var r=A().getInt32(i+0,!0),a=A().getInt32(i+4,!0),c=A().getInt32(i+8,!0);if(c)throw b(a);return b(r)}finally{s.__wbindgen_add_to_stack_pointer(
16)}}function Ie(t,e,n){const r=s.inverse(o(t),o(e),o(n));return b(r)}function Pe(t,e){const n=s.lintPack(o(t),o(e));return b(n)}function We(t,e){const n=s.loadPack(
o(t),o(e));return b(n)}function je(t,e){const n=s.nextQuestions(o(t),o(e));return b(n)}function Me(t,e,n){try{const i=s.__wbindgen_add_to_stack_pointer(-16)>>>0;
s.openServices(i,o(t),o(e),o(n));var r=A().getInt32(i+0,!0),a=A().getInt32(i+4,!0),c=A().getInt32(i+8,!0);if(c)throw b(a);return b(r)}finally{s.__wbindgen_add_to_stack_pointer(
16)}}function Ue(){const t=s.packSchema();return b(t)}function Ce(t,e){try{const c=s.__wbindgen_add_to_stack_pointer(-16)>>>0;s.parseBill(c,o(t),o(e));var n=A().
getInt32(c+0,!0),r=A().getInt32(c+4,!0),a=A().getInt32(c+8,!0);if(a)throw b(r);return b(n)}finally{s.__wbindgen_add_to_stack_pointer(16)}}function De(t,e){const n=s.
prepayment(o(t),o(e));return b(n)}function Fe(t,e){const n=s.quickPack(o(t),o(e));return b(n)}function Ne(t,e){const n=s.ruleCard(o(t),o(e));return b(n)}function ze(t,e){
try{const c=s.__wbindgen_add_to_stack_pointer(-16)>>>0;s.searchCatalog(c,o(t),o(e));var n=A().getInt32(c+0,!0),r=A().getInt32(c+4,!0),a=A().getInt32(c+8,!0);if(a)
throw b(r);return b(n)}finally{s.__wbindgen_add_to_stack_pointer(16)}}function Le(t,e){const n=s.settlementFields(o(t),o(e));return b(n)}function Re(t,e){const n=s.
simulateYear(o(t),o(e));return b(n)}function Be(t){return s.unloadPack(o(t))!==0}function Ye(t,e){const n=s.validateFiling(o(t),o(e));return b(n)}function Je(){
const t=s.version();return b(t)}function Ve(){return{__proto__:null,"./yidi_bg.js":{__proto__:null,__wbg_Error_208446807d0d1e30:function(e,n){const r=Error(M(e,
n));return o(r)},__wbg___wbindgen_string_get_7ce8eee7fd327545:function(e,n){const r=T(n),a=typeof r=="string"?r:void 0;var c=Ke(a)?0:Qe(a,s.__wbindgen_malloc,s.
__wbindgen_realloc),i=q;A().setInt32((e>>>0)+4,i,!0),A().setInt32((e>>>0)+0,c,!0)},__wbg___wbindgen_throw_4c88d8bf264fd984:function(e,n){throw new Error(M(e,n))},
__wbg_append_a4080bc493445d7c:function(e,n,r,a,c){de($(e,n),X(r,a),T(c))},__wbg_build_76df995fce02ac7e:function(e,n,r,a){const c=le($(e,n),X(r,a));return o(c)},
__wbg_keep_01fc299355983ac3:function(e,n,r,a,c){_e(e>>>0,$(n,r),X(a,c))},__wbg_make_67fb7f0fc62089c1:function(){return C(function(e,n,r){const a=re(M(e,n),r>>>0);
return o(a)},arguments)},__wbg_new_37eb45aaf5eeb820:function(){const e=new Array;return o(e)},__wbg_new_787b9fb330d55d78:function(e,n){const r=new Error(M(e,n));
return o(r)},__wbg_new_cd4348290afae586:function(){const e=new Object;return o(e)},__wbg_open_9ad7de9e056f1f2d:function(){return C(function(e){const n=ie(T(e));
return o(n)},arguments)},__wbg_parse_c3f72b5a24f83c01:function(){return C(function(e,n){const r=JSON.parse(M(e,n));return o(r)},arguments)},__wbg_push_c9f4893fc209f768:function(e,n){
return T(e).push(T(n))},__wbg_read_d0c5a855edbc5253:function(){return C(function(e,n,r,a,c,i){oe(T(e),M(n,r),a>>>0,Z(c,i))},arguments)},__wbg_set_2793479888329cb6:function(){
return C(function(e,n,r){return Reflect.set(T(e),T(n),T(r))},arguments)},__wbg_set_e4b9a833d288759a:function(e,n,r){T(e)[b(n)]=b(r)},__wbg_shape_165a48c54f203abe:function(e){
const n=ue(T(e));return o(n)},__wbg_stringify_0a0fbf2ef722380a:function(){return C(function(e){const n=JSON.stringify(T(e));return o(n)},arguments)},__wbg_stringify_768c435464f65e24:function(e,n){
return ae(T(e),n)},__wbg_take_0aad654fd81a026d:function(e,n){return se($e(e,n))},__wbg_unpack_2121091750dd2ba3:function(e,n){const r=ne(M(e,n));return o(r)},__wbg_usual_0fd0532f6bcadb72:function(e){
return fe(T(e))},__wbg_write_94353b4362f002b7:function(){return C(function(e,n,r,a){ce(T(e),n>>>0,Z(r,a))},arguments)},__wbindgen_generic_0000000000000001:function(e){
return o(e)},__wbindgen_generic_0000000000000002:function(e,n){const r=M(e,n);return o(r)},__wbindgen_generic_0000000000000003:function(e){const n=BigInt.asUintN(
64,e);return o(n)},__wbindgen_object_clone_ref:function(e){const n=T(e);return o(n)},__wbindgen_object_drop_ref:function(e){b(e)}}}}function o(t){R===j.length&&
j.push(j.length+1);const e=R;return R=j[e],j[e]=t,e}function Xe(t){t<1028||(j[t]=R,R=t)}function Z(t,e){return t=t>>>0,He().subarray(t/8,t/8+e)}function X(t,e){
return t=t>>>0,qe().subarray(t/2,t/2+e)}function $(t,e){return t=t>>>0,Ge().subarray(t/4,t/4+e)}function $e(t,e){return t=t>>>0,L().subarray(t/1,t/1+e)}let U=null;
function A(){return(U===null||U.buffer.detached===!0||U.buffer.detached===void 0&&U.buffer!==s.memory.buffer)&&(U=new DataView(s.memory.buffer)),U}let D=null;function He(){
return(D===null||D.byteLength===0)&&(D=new Float64Array(s.memory.buffer)),D}function M(t,e){return t=t>>>0,et(L().subarray(t,t+e))}let F=null;function qe(){return(F===
null||F.byteLength===0)&&(F=new Uint16Array(s.memory.buffer)),F}let N=null;function Ge(){return(N===null||N.byteLength===0)&&(N=new Uint32Array(s.memory.buffer)),
N}let z=null;function L(){return(z===null||z.byteLength===0)&&(z=new Uint8Array(s.memory.buffer)),z}function T(t){return j[t]}function C(t,e){try{return t.apply(
this,e)}catch(n){s.__wbindgen_exn_store(o(n))}}let j=new Array(1024).fill(void 0);j.push(void 0,null,!0,!1);let R=j.length;function Ke(t){return t==null}function Qe(t,e,n){
if(n===void 0){const p=B.encode(t),O=e(p.length,1)>>>0;return L().subarray(O,O+p.length).set(p),q=p.length,O}let r=t.length,a=e(r,1)>>>0;const c=L();let i=0;for(;i<
r;i++){const p=t.charCodeAt(i);if(p>127)break;c[a+i]=p}if(i!==r){i!==0&&(t=t.slice(i)),a=n(a,r,r=i+t.length*3,1)>>>0;const p=L().subarray(a+i,a+r),O=B.encodeInto(
t,p);i+=O.written,a=n(a,r,i,1)>>>0}return q=i,a}function b(t){const e=T(t);return Xe(t),e}let J=new K("utf-8",{ignoreBOM:!0});J.decode();const Ze=2146435072;let H=0;
function et(t){return H+=t.length,H>=Ze&&(J=new K("utf-8",{ignoreBOM:!0}),J.decode(),H=t.length),J.decode(t)}const B=new Q;"encodeInto"in B||(B.encodeInto=function(t,e){
const n=B.encode(t);return e.set(n),{read:t.length,written:n.length}});let q=0,tt,nt,s;function rt(t,e){return nt=t,s=t.exports,tt=e,U=null,D=null,F=null,N=null,
z=null,s}const G={area:ge,areas:he,breakpoints:be,checkDirectSettlement:ye,classify:pe,clearing:me,compare:we,estimate:ke,estimateColumns:xe,estimateMany:Ae,estimateTable:ve,
explainError:Oe,exportPack:Se,filingForm:Ee,institutions:Te,inverse:Ie,lintPack:Pe,loadPack:We,nextQuestions:je,openServices:Me,packSchema:Ue,parseBill:Ce,prepayment:De,
quickPack:Fe,ruleCard:Ne,searchCatalog:ze,settlementFields:Le,simulateYear:Re,unloadPack:Be,validateFiling:Ye,version:Je},{init:ee,guarded:it}=te(exports,Object.
keys(G),Ve,rt);Object.keys(G).forEach(t=>{exports[t]=it(t,G[t])}),exports.init=ee,exports.default=ee;
