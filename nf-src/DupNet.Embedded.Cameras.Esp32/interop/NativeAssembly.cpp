// The native functions of the assembly DupNet.Embedded.Cameras.Esp32 as nanoFramework calls them: arguments from the managed
// stack, results onto it, and the table by which a method's number finds its function. NativeTableTests compares number and
// checksum with the managed side.
#include <nanoCLR_Interop.h>
#include <nanoCLR_Runtime.h>
#include <nanoPackStruct.h>

#include "EspCameraDriver.h"

namespace
{

HRESULT NativeOpen(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    hr = S_OK;
    {
        CLR_RT_TypedArray_INT32 pins;
        signed int clockHertz;
        signed int format;
        signed int width;
        signed int height;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32_ARRAY(stack, 0, pins));
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 1, clockHertz));
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 2, format));
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 3, width));
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 4, height));
        if (pins.GetSize() != dupnet_camera::PinCount)
        {
            NANOCLR_SET_AND_LEAVE(CLR_E_INVALID_PARAMETER);
        }

        int32_t numbers[dupnet_camera::PinCount];
        for (int i = 0; i < dupnet_camera::PinCount; i++)
        {
            numbers[i] = pins.GetBuffer()[i];
        }

        SetResult_INT32(stack, dupnet_camera::open(numbers, clockHertz, format, width, height));
    }
    NANOCLR_NOCLEANUP();
}

HRESULT NativeIsReady(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    hr = S_OK;
    SetResult_bool(stack, dupnet_camera::isReady());
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT NativeTake(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    hr = S_OK;
    {
        CLR_RT_TypedArray_UINT8 buffer;
        signed int bytes;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_UINT8_ARRAY(stack, 0, buffer));
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 1, bytes));
        if (bytes < 0 || static_cast<CLR_UINT32>(bytes) > buffer.GetSize())
        {
            NANOCLR_SET_AND_LEAVE(CLR_E_INVALID_PARAMETER);
        }

        SetResult_INT32(stack, dupnet_camera::take(buffer.GetBuffer(), bytes));
    }
    NANOCLR_NOCLEANUP();
}

HRESULT NativeClose(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    hr = S_OK;
    SetResult_INT32(stack, dupnet_camera::close());
    NANOCLR_NOCLEANUP_NOLABEL();
}

// One entry for each method of the assembly, in the metadata processor's order (tools/DupNet.Maintenance: native-table).
const CLR_RT_MethodHandler Methods[] = {
    nullptr,       // EspCameraPins.get_PowerDown
    nullptr,       // EspCameraPins.set_PowerDown
    nullptr,       // EspCameraPins.get_Reset
    nullptr,       // EspCameraPins.set_Reset
    nullptr,       // EspCameraPins.get_Clock
    nullptr,       // EspCameraPins.set_Clock
    nullptr,       // EspCameraPins.get_RegisterData
    nullptr,       // EspCameraPins.set_RegisterData
    nullptr,       // EspCameraPins.get_RegisterClock
    nullptr,       // EspCameraPins.set_RegisterClock
    nullptr,       // EspCameraPins.get_FrameSync
    nullptr,       // EspCameraPins.set_FrameSync
    nullptr,       // EspCameraPins.get_RowValid
    nullptr,       // EspCameraPins.set_RowValid
    nullptr,       // EspCameraPins.get_PixelClock
    nullptr,       // EspCameraPins.set_PixelClock
    nullptr,       // EspCameraPins.get_Data
    nullptr,       // EspCameraPins.set_Data
    nullptr,       // EspCameraPins.ToArray
    nullptr,       // EspCameraPins..ctor
    nullptr,       // EspCameraPins.AiThinkerEsp32Cam
    nullptr,       // EspCameraPins.XiaoEsp32S3Sense
    nullptr,       // EspCameraPins.Esp32S3Eye
    nullptr,       // EspCameraPins.Check
    nullptr,       // INativeCamera.Open
    nullptr,       // INativeCamera.IsReady
    nullptr,       // INativeCamera.Take
    nullptr,       // INativeCamera.Close
    nullptr,       // EspCamera.get_Modes
    nullptr,       // EspCamera.get_Mode
    nullptr,       // EspCamera.Start
    nullptr,       // EspCamera.Capture
    nullptr,       // EspCamera.Stop
    nullptr,       // EspCamera..ctor
    nullptr,       // EspCamera..ctor
    nullptr,       // EspCamera.ReadFrame
    nullptr,       // EspCamera.Failed
    nullptr,       // NativeCamera.Open
    nullptr,       // NativeCamera.IsReady
    nullptr,       // NativeCamera.Take
    nullptr,       // NativeCamera.Close
    nullptr,       // NativeCamera..ctor
    NativeOpen,    // NativeCamera.NativeOpen
    NativeIsReady, // NativeCamera.NativeIsReady
    NativeTake,    // NativeCamera.NativeTake
    NativeClose,   // NativeCamera.NativeClose
};

} // namespace

// The firmware's build reads checksum and version from these lines.
extern const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_DupNet_Embedded_Cameras_Esp32;

const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_DupNet_Embedded_Cameras_Esp32 = {
    "DupNet.Embedded.Cameras.Esp32",
    0x6191115E,
    Methods,
    {1, 0, 0, 0},
};
