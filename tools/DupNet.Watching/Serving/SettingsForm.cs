using System.Globalization;
using DupNet.Embedded;
using DupNet.Watching.Sources;
using Microsoft.AspNetCore.Http;

namespace DupNet.Watching.Serving;

/// <summary>Reads the form of settings; refuses what is out of range.</summary>
internal static class SettingsForm
{
    /// <summary>The settings of a form.</summary>
    /// <param name="form">The form. A box that is not ticked is not in it.</param>
    /// <param name="old">Settings before, for fields that the page does not have.</param>
    /// <param name="mistake">What is wrong; null for nothing.</param>
    /// <returns>New settings; null if something is wrong.</returns>
    public static WatchSettings? Read(IFormCollection form, WatchSettings old, out string? mistake)
    {
        mistake = null;
        if (!float.TryParse(form["threshold"], NumberStyles.Float, CultureInfo.InvariantCulture, out float threshold) || threshold is not (>= 0 and <= 1))
        {
            mistake = "threshold must be a number from 0 to 1.";
        }
        else if (!int.TryParse(form["rotation"], NumberStyles.None, CultureInfo.InvariantCulture, out int rotation) || rotation > (int)Rotation.Clockwise270)
        {
            mistake = "rotation must be a number of quarter turns from 0 to 3.";
        }
        else if (!TryRate(form, old.Rate, out double rate))
        {
            mistake = string.Create(CultureInfo.InvariantCulture, $"rate must be a number of frames a second from {WatchSettings.SlowestRate} to {WatchSettings.FastestRate}.");
        }
        else
        {
            return new WatchSettings(threshold, new ViewTurn((Rotation)rotation, form["mirror"] == "on"), form["contrast"] == "on", rate);
        }

        return null;
    }

    private static bool TryRate(IFormCollection form, double old, out double rate)
    {
        rate = old;
        return !form.ContainsKey("rate")
            || (double.TryParse(form["rate"], NumberStyles.Float, CultureInfo.InvariantCulture, out rate) && rate is >= WatchSettings.SlowestRate and <= WatchSettings.FastestRate);
    }
}
