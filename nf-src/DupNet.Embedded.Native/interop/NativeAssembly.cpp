// The native half of the managed assembly DupNet.Embedded.Native, to be compiled into a nanoFramework firmware. The interpreter
// finds a native method by its place in the table and checks the checksum and the version when it loads the assembly. A test
// (tools/DupNet.DeviceCheck.Tests, NativeTableTests) holds the three against the managed side.
#include <nanoCLR_Interop.h>

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

// One entry for each method of the assembly in the metadata processor's order: NativeCalls, then NativeEngine.
const CLR_RT_MethodHandler Methods[] = {
    version, // NativeCalls.Version
    bytes,   // NativeCalls.Bytes
    create,  // NativeCalls.Create
    detect,  // NativeCalls.Detect
    nullptr, // NativeEngine.get_Name
    nullptr, // NativeEngine.get_BufferBytes
    nullptr, // NativeEngine.Probe
    nullptr, // NativeEngine.Prepare
    nullptr, // NativeEngine.Detect
    nullptr, // NativeEngine..ctor
    nullptr, // NativeEngine.Refused
};
}

// The firmware's build reads checksum and version from these lines.
extern const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_DupNet_Embedded_Native;

const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_DupNet_Embedded_Native = {
    "DupNet.Embedded.Native",
    0x5841AA7C,
    Methods,
    {1, 0, 0, 0},
};
