using System;
using System.Device;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Deep sleep, written down in the workbench; it returns here.</summary>
public static class Sleep
{
    public enum WakeupCause
    {
        Undefined = 0,
        Ext0 = 2,
        Ext1,
        Timer,
    }

    [Flags]
    public enum WakeupGpioPin : ulong
    {
        None = 0,
    }

    public static EspNativeError EnableWakeupByTimer(TimeSpan time)
    {
        Workbench.Current.Sleep.Add("timer " + time.TotalSeconds + " s");
        return Workbench.Current.SleepAnswer;
    }

    public static EspNativeError EnableWakeupByPin(WakeupGpioPin pin, int level)
    {
        if (!Workbench.Current.WakesByPin)
        {
            throw new NotSupportedException();
        }

        Workbench.Current.Sleep.Add("pin 0x" + ((ulong)pin).ToString("X") + " level " + level);
        return Workbench.Current.SleepAnswer;
    }

    public static void StartDeepSleep() => Workbench.Current.Sleep.Add("sleep");

    public static WakeupCause GetWakeupCause() => WakeupCause.Undefined;
}
