using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace DupNet.Watching.Serving;

/// <summary>Leaves Ctrl-C to the command line, which tells the server by its cancellation.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
