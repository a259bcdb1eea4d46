// The native half of the managed assembly DupNet.Embedded.Native, to be compiled into a nanoFramework firmware. The interpreter
// finds a native method by its place in the table and checks the checksum and the version when it loads the assembly. A test
// (tests/DupNet.DeviceCheck.Tests, NativeTableTests) holds the three against the managed side.
#include <nanoCLR_Interop.h>
#include <nanoCLR_Runtime.h>

#include "dupnet_managed.h"

namespace
{
using ByteArray = CLR_RT_TypedArray_UINT8;
using NumberArray = CLR_RT_TypedArray_INT32;

// The interpreter's int and the core's int32_t are both 32 bits wide, but not always the same type.
static_assert(sizeof(signed int) == sizeof(int32_t), "numbers of the interpreter have 32 bits");

int32_t* numbers(NumberArray& array) { return reinterpret_cast<int32_t*>(array.GetBuffer()); }

// Takes arguments off the managed stack in turn. A null array, or an array of something else, ends in the exception that the
// interpreter has for it.
class Arguments
{
public:
    explicit Arguments(CLR_RT_StackFrame& stack) : _stack(stack), _next(0), _result(S_OK) {}

    Arguments& take(ByteArray& array)
    {
        _result = FAILED(_result) ? _result : Interop_Marshal_UINT8_ARRAY(_stack, _next++, array);
        return *this;
    }

    Arguments& take(const char*& text)
    {
        _result = FAILED(_result) ? _result : Interop_Marshal_LPCSTR(_stack, _next++, text);
        return *this;
    }

    Arguments& take(signed short& number)
    {
        _result = FAILED(_result) ? _result : Interop_Marshal_INT16(_stack, _next++, number);
        return *this;
    }

    // An assembly comes as the reflection object that stands for it.
    Arguments& take(CLR_RT_Assembly_Instance& assembly)
    {
        CLR_RT_HeapBlock* object = (&_stack.Arg0())[_next++].Dereference();
        bool isAssembly = object != nullptr && CLR_RT_ReflectionDef_Index::Convert(*object, assembly);
        _result = FAILED(_result) || isAssembly ? _result : CLR_E_NULL_REFERENCE;
        return *this;
    }

    Arguments& take(NumberArray& array)
    {
        _result = FAILED(_result) ? _result : Interop_Marshal_INT32_ARRAY(_stack, _next++, array);
        return *this;
    }

    // Calls `function` if all arguments were right, and returns its number to the managed side.
    template <class Function> HRESULT call(Function function)
    {
        if (!FAILED(_result))
        {
            SetResult_INT32(_stack, static_cast<signed int>(function()));
        }

        return _result;
    }

private:
    CLR_RT_StackFrame& _stack;
    unsigned int _next;
    HRESULT _result;
};

HRESULT version(CLR_RT_StackFrame& stack)
{
    return Arguments(stack).call(dupnet_managed_version);
}

HRESULT bytes(CLR_RT_StackFrame& stack)
{
    ByteArray model;
    NumberArray settings;
    return Arguments(stack).take(model).take(settings).call([&] {
        return dupnet_managed_bytes(model.GetBuffer(), model.GetSize(), numbers(settings), settings.GetSize());
    });
}

HRESULT create(CLR_RT_StackFrame& stack)
{
    ByteArray memory;
    ByteArray model;
    NumberArray settings;
    return Arguments(stack).take(memory).take(model).take(settings).call([&] {
        return dupnet_managed_create(
            memory.GetBuffer(), memory.GetSize(), model.GetBuffer(), model.GetSize(), numbers(settings), settings.GetSize());
    });
}

HRESULT detect(CLR_RT_StackFrame& stack)
{
    ByteArray memory;
    ByteArray model;
    ByteArray pixels;
    NumberArray frame;
    NumberArray boxes;
    NumberArray logits;
    return Arguments(stack).take(memory).take(model).take(pixels).take(frame).take(boxes).take(logits).call([&] {
        return dupnet_managed_detect(
            memory.GetBuffer(), memory.GetSize(), model.GetBuffer(), model.GetSize(), pixels.GetBuffer(), pixels.GetSize(), numbers(frame),
            frame.GetSize(), numbers(boxes), boxes.GetSize(), numbers(logits), logits.GetSize());
    });
}

// NativeCalls.Located and what follows it there.
enum
{
    Located,
    NoResourceFile,
    NoResource,
    NoFile,
};

// Resources lie in the assembly, and that stays where it was loaded from: on an ESP32 the memory-mapped deployment partition.
int32_t locateIn(CLR_RT_Assembly_Instance& assembly, const char* file, signed short id, ByteArray& reference)
{
    CLR_INT32 index;
    if (FAILED(g_CLR_RT_TypeSystem.LocateResourceFile(assembly, file, index)) || index < 0)
    {
        return NoResourceFile;
    }

    const CLR_RECORD_RESOURCE* resource;
    CLR_UINT32 size;
    if (FAILED(g_CLR_RT_TypeSystem.LocateResource(assembly, index, id, resource, size)) || resource == nullptr)
    {
        return NoResource;
    }

    return resource->kind == CLR_RECORD_RESOURCE::RESOURCE_Binary
        ? dupnet_managed_refer(reference.GetBuffer(), reference.GetSize(), assembly.m_assm->GetResourceData(resource->offset), size)
        : NoFile;
}

HRESULT locate(CLR_RT_StackFrame& stack)
{
    CLR_RT_Assembly_Instance assembly;
    const char* file;
    signed short id;
    ByteArray reference;
    return Arguments(stack).take(assembly).take(file).take(id).take(reference).call([&] { return locateIn(assembly, file, id, reference); });
}

HRESULT check(CLR_RT_StackFrame& stack)
{
    ByteArray model;
    NumberArray refused;
    return Arguments(stack).take(model).take(refused).call([&] {
        return dupnet_managed_check(model.GetBuffer(), model.GetSize(), numbers(refused), refused.GetSize());
    });
}

HRESULT read(CLR_RT_StackFrame& stack)
{
    ByteArray model;
    ByteArray target;
    return Arguments(stack).take(model).take(target).call([&] {
        return dupnet_managed_read(model.GetBuffer(), model.GetSize(), target.GetBuffer(), target.GetSize());
    });
}

// One entry for each method of the assembly in the metadata processor's order: FlashModel, NativeCalls, NativeCore, then NativeEngine.
const CLR_RT_MethodHandler Methods[] = {
    nullptr, // FlashModel..ctor
    nullptr, // FlashModel.get_Model
    nullptr, // FlashModel.get_Reference
    nullptr, // FlashModel.get_Head
    nullptr, // FlashModel.Find
    version, // NativeCalls.Version
    bytes,   // NativeCalls.Bytes
    create,  // NativeCalls.Create
    detect,  // NativeCalls.Detect
    locate,  // NativeCalls.Locate
    check,   // NativeCalls.Check
    read,    // NativeCalls.Read
    nullptr, // NativeCore.WhyMissing
    nullptr, // NativeEngine.get_Name
    nullptr, // NativeEngine.get_BufferBytes
    nullptr, // NativeEngine.get_CompiledLayers
    nullptr, // NativeEngine.get_Logits
    nullptr, // NativeEngine.Probe
    nullptr, // NativeEngine.Prepare
    nullptr, // NativeEngine.Detect
    nullptr, // NativeEngine..ctor
    nullptr, // NativeEngine..ctor
    nullptr, // NativeEngine.TakeTurn
    nullptr, // NativeEngine.StateBytes
    nullptr, // NativeEngine.Larger
    nullptr, // NativeEngine.Numbers
    nullptr, // NativeEngine.Refused
    nullptr, // Refusals.Describe
    nullptr, // Refusals.Reason
};
}

// The firmware's build reads checksum and version from these lines.
extern const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_DupNet_Embedded_Native;

const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_DupNet_Embedded_Native = {
    "DupNet.Embedded.Native",
    0x24C2F4DB,
    Methods,
    {1, 0, 0, 0},
};
